package live.dvmdash.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A directory with a lake in it, or one where a lake is to be. Opening touches nothing; the first
 * write creates what is missing. The layout is described in {@code docs/lake.md}.
 */
public final class Lake {

  /** The layout that this program writes; it reads this and every older one. */
  public static final int FORMAT = 1;

  private static final String FORMAT_FILE = "lake.properties";
  private static final String DOWNLOADS = "downloads";

  /** What the program puts into the directory of a lake, but for its locks. */
  private static final Set<String> OWN =
      Set.of(
          FORMAT_FILE,
          DOWNLOADS,
          Snapshot.LINK,
          Snapshot.DIRECTORY,
          EventIndex.DIRECTORY,
          Sightings.DIRECTORY,
          Sources.DIRECTORY,
          Quarantine.DIRECTORY,
          RelayRecords.DIRECTORY,
          Runs.DIRECTORY,
          Tombstones.FILE,
          Workspace.DIRECTORY,
          SetAside.DIRECTORY,
          LakeViews.FILE);

  private final Path directory;
  private final Clock clock;
  private Runnable afterCreation = () -> {};

  private Lake(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The lake in that directory, which need not exist.
   *
   * @throws LakeException when a newer program wrote it, or the directory holds something else
   */
  public static Lake at(Path directory, Clock clock) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    Lake lake = new Lake(absolute, clock);
    if (lake.exists()) {
      int format = lake.format();
      if (format > FORMAT) {
        throw new LakeException(
            "the lake is newer than this program: "
                + absolute
                + " has format "
                + format
                + ", known is "
                + FORMAT
                + ": update dvmdash");
      }
    } else if (Files.isRegularFile(absolute)) {
      throw new LakeException("not a lake: " + absolute + " is a file: name a folder with --lake");
    } else if (Files.exists(absolute) && !isFree(absolute)) {
      throw new LakeException(
          "not a lake: " + absolute + " holds other files: name another folder with --lake");
    }
    return lake;
  }

  /** Whether there is a lake yet. */
  public boolean exists() {
    return Files.isRegularFile(directory.resolve(FORMAT_FILE));
  }

  /** The absolute path of the lake's directory. */
  public Path directory() {
    return directory;
  }

  /** The files of the last commit; an empty snapshot when there is no lake yet. */
  public Snapshot snapshot() throws IOException {
    return Snapshot.current(directory);
  }

  /** What the lake knows about where its events came from. */
  public Sources sources() {
    return new Sources(this);
  }

  /** What was refused, with its reasons. */
  public Quarantine quarantine() {
    return new Quarantine(this);
  }

  /** Which relay had which event. */
  public Sightings sightings() {
    return new Sightings(this);
  }

  /** What is known of the relays that were fetched from. */
  public RelayRecords relays() {
    return new RelayRecords(this);
  }

  /** What came of the runs so far. */
  public Runs runs() {
    return new Runs(this);
  }

  /** What the lake was told to forget, and does not take in again. */
  public Forgotten forgotten() throws IOException {
    return new Tombstones(this).read();
  }

  /** Who holds the lake, or a part of it, at this moment; nobody when the list is empty. */
  public List<LockHolder> holders() throws IOException {
    return exists() ? WriterLock.holders(directory) : List.of();
  }

  /** Where downloads wait until they are loaded, which may be before there is a lake. */
  public Path downloads() {
    return directory.resolve(DOWNLOADS);
  }

  /**
   * Takes the right to fetch, and creates the lake when there is none.
   *
   * @param who names the holder to others, for example {@code fetch}
   * @param wait how long to wait for another fetch to end
   * @throws LakeException.Locked when another fetch goes on for longer
   */
  public FetchLock lockFetch(String who, Duration wait) throws IOException {
    create();
    return new FetchLock(WriterLock.acquire(directory, WriterLock.FETCHES, who, wait, clock));
  }

  /**
   * A temporary file with the columns of the lake and no event, for engines that have to be shown
   * the columns when there is no lake yet. The caller removes it.
   */
  public static Path emptyFile() throws IOException {
    Path file = Files.createTempFile("dvmdash-", EventFileWriter.SUFFIX);
    Files.delete(file);
    new EventFileWriter(file).close();
    return file;
  }

  /**
   * The path of a file of this lake below its directory, as people and programs find it: of a file
   * of a snapshot that below {@code events}.
   */
  public Path nameOf(Path file) {
    Path name = directory.relativize(file);
    boolean inSnapshot = name.startsWith(Snapshot.DIRECTORY) && name.getNameCount() > 2;
    return inSnapshot ? Path.of(Snapshot.LINK).resolve(name.subpath(2, name.getNameCount())) : name;
  }

  /** Whether what has that name in the directory of a lake is part of it. */
  boolean owns(String name) {
    return OWN.contains(name);
  }

  Clock clock() {
    return clock;
  }

  /** Does something now, or when this program has created the lake. */
  void onceItExists(Runnable action) {
    if (exists()) {
      action.run();
    } else {
      afterCreation = action;
    }
  }

  /**
   * Creates the lake where there is none yet. Whatever this package writes into the directory comes
   * after this: without the file that makes it a lake, it would be somebody else's next time.
   */
  void create() throws IOException {
    if (exists()) {
      return;
    }
    try {
      Files.createDirectories(directory);
      write(directory.resolve(FORMAT_FILE), "format=" + FORMAT + "\n");
      afterCreation.run();
    } catch (IOException e) {
      throw new LakeException(
          "cannot create a lake: "
              + directory
              + ": "
              + reason(e)
              + ": name another folder with --lake",
          e);
    }
  }

  /** Puts a text into a file of the lake, in UTF-8; else as {@link #write(Path, byte[])}. */
  void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Puts a file into the lake, in place of one that may be there, whole or not at all. It is
   * written in a workspace, so that what a process that dies leaves of it goes with that.
   */
  void write(Path file, byte[] content) throws IOException {
    try (Workspace work = Workspace.open(directory, clock)) {
      AtomicFiles.write(work.directory().resolve(file.getFileName()), file, content);
    }
  }

  private int format() throws IOException {
    for (String line : Files.readAllLines(directory.resolve(FORMAT_FILE))) {
      if (line.startsWith("format=")) {
        try {
          return Integer.parseInt(line.substring("format=".length()).strip());
        } catch (NumberFormatException e) {
          break;
        }
      }
    }
    throw new LakeException(
        "damaged: " + directory.resolve(FORMAT_FILE) + ": it should say format=" + FORMAT);
  }

  /** Whether a directory is empty, but for what comes before the file that makes it a lake. */
  private static boolean isFree(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (!entry.endsWith(DOWNLOADS) && !entry.endsWith(Workspace.DIRECTORY)) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** Why the file system does not do something, in a few words. */
  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "not allowed";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      case FileSystemException system -> "the file system refuses";
      default -> e.getMessage() == null ? "the file system refuses" : e.getMessage();
    };
  }
}
