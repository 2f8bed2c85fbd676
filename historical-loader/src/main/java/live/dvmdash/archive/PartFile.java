package live.dvmdash.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import live.dvmdash.event.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being fetched: {@code <name>.part} until it is whole, then {@code <name>}. Beside
 * each stands {@code .version}, which says what version of the remote file it is.
 */
final class PartFile {

  private static final int LONGEST_NAME = 100;
  private static final int HASH_BYTES = 4;

  private final URI uri;
  private final Path part;
  private final Path finished;

  /** The file in a directory that belongs to an address; nothing is created yet. */
  PartFile(Path directory, URI uri) {
    this.uri = uri;
    this.finished = directory.resolve(name(uri));
    this.part = beside(finished, ".part");
  }

  /**
   * A file name for an address: the last segment of its path, with nothing but letters, digits,
   * hyphens, underscores and dots, and a mark of the whole address, so that two addresses never
   * share a file and none leaves the directory.
   */
  static String name(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String segment = path.substring(path.lastIndexOf('/') + 1);
    String plain = segment.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]+", "");
    String kept = plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    int dot = kept.indexOf('.');
    int end = dot < 0 ? kept.length() : dot;
    String stem = end == 0 ? "archive" : kept.substring(0, end);
    return stem + "-" + mark(uri) + kept.substring(end);
  }

  /** Where the file is once it is whole. */
  Path finished() {
    return finished;
  }

  /** How much of the file is here; 0 when nothing is. */
  long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** What version the part is of; null when that is not known. */
  @Nullable RemoteVersion version() throws IOException {
    return version(part);
  }

  /** What version the whole file is; null when there is none or its size is wrong. */
  @Nullable RemoteVersion finishedVersion() throws IOException {
    RemoteVersion version = Files.exists(finished) ? version(finished) : null;
    return version != null && version.length() == Files.size(finished) ? version : null;
  }

  /** Begins anew with a version. */
  void restart(RemoteVersion version) throws IOException {
    discard();
    Files.writeString(versionFile(part), version.toText());
    Files.createFile(part);
  }

  /** Forgets what is here of the file; a whole one stays. */
  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(versionFile(part));
  }

  /** Removes the whole file. */
  void remove() throws IOException {
    Files.deleteIfExists(finished);
    Files.deleteIfExists(versionFile(finished));
  }

  /** Opens the part to add to it. Not a channel, which a thread's interruption would close. */
  FileOutputStream append() throws IOException {
    return new FileOutputStream(part.toFile(), true);
  }

  /** Says that the part is whole and on the disk. */
  void complete(RemoteVersion version) throws IOException {
    // Until the new version stands beside it, the file is taken for none.
    Files.deleteIfExists(versionFile(finished));
    Files.move(part, finished, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(versionFile(part), version.toText());
    Files.move(versionFile(part), versionFile(finished), StandardCopyOption.ATOMIC_MOVE);
  }

  private @Nullable RemoteVersion version(Path of) throws IOException {
    try {
      RemoteVersion version = RemoteVersion.parse(Files.readString(versionFile(of)));
      return version != null && version.uri().equals(uri) ? version : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Path versionFile(Path of) {
    return beside(of, ".version");
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static String mark(URI uri) {
    return HexFormat.of().formatHex(Sha256.of(uri.toString()), 0, HASH_BYTES);
  }
}
