package live.dvmdash.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Something that events are read from. */
public sealed interface EventSource {

  /** What a folder is searched for; a file that is named itself may be called anything. */
  List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson", ".gz");

  /** The name in messages and in the lake: without folders, the same on every machine. */
  String name();

  /** Its size in bytes, -1 when it is not known. */
  long bytes();

  /**
   * Opens it for reading from the start.
   *
   * @throws IOException with one sentence for people
   */
  InputStream open() throws IOException;

  /** Whether nothing at all is an acceptable content. */
  boolean mayBeEmpty();

  /** Whether it ends by itself, soon, when the user wants to stop. */
  default boolean endsOnStop() {
    return false;
  }

  /** Is told that all it holds is in the lake. */
  default void loaded() throws IOException {}

  /** A file on this machine. */
  record LocalFile(Path path) implements EventSource {

    @Override
    public String name() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public long bytes() {
      try {
        return Files.isRegularFile(path) ? Files.size(path) : -1;
      } catch (IOException e) {
        return -1; // opening it will say why
      }
    }

    @Override
    public InputStream open() throws IOException {
      try {
        return Files.newInputStream(path);
      } catch (NoSuchFileException e) {
        throw new IOException("no such file: check the path", e);
      } catch (AccessDeniedException e) {
        throw new IOException("not allowed to read it: check its permissions", e);
      }
    }

    @Override
    public boolean mayBeEmpty() {
      return false;
    }
  }

  /** How a file comes from the web to the disk. */
  interface Fetcher {

    /**
     * Fetches a file.
     *
     * @throws IOException with one sentence for people
     * @throws InterruptedException when the user wants to stop; what arrived is kept
     */
    Path fetch(URI uri) throws IOException, InterruptedException;

    /** Removes what was fetched. */
    void remove(URI uri) throws IOException;
  }

  /**
   * A file on the web, fetched to disk when it is opened and removed when it is loaded.
   *
   * @param uri its address
   * @param fetcher how it is fetched
   * @param keep whether the file stays after loading
   */
  record Remote(URI uri, Fetcher fetcher, boolean keep) implements EventSource {

    @Override
    public String name() {
      String path = uri.getPath() == null ? "" : uri.getPath();
      String last = path.substring(path.lastIndexOf('/') + 1);
      return last.isEmpty() ? String.valueOf(uri.getHost()) : last;
    }

    @Override
    public long bytes() {
      return -1;
    }

    @Override
    public InputStream open() throws IOException {
      Path file;
      try {
        file = fetcher.fetch(uri);
      } catch (InterruptedException e) {
        throw new IOException("interrupted: what arrived is kept, the next run goes on", e);
      }
      return Files.newInputStream(file);
    }

    @Override
    public void loaded() throws IOException {
      if (!keep) {
        fetcher.remove(uri);
      }
    }

    @Override
    public boolean mayBeEmpty() {
      return false;
    }
  }

  /**
   * What another program pipes in.
   *
   * @param input begins to read it, and ends by itself when the user wants to stop
   */
  record Piped(Supplier<InputStream> input) implements EventSource {

    @Override
    public String name() {
      return "standard input";
    }

    @Override
    public long bytes() {
      return -1;
    }

    @Override
    public InputStream open() {
      return input.get();
    }

    @Override
    public boolean mayBeEmpty() {
      return true;
    }

    @Override
    public boolean endsOnStop() {
      return true;
    }
  }

  /**
   * A file, or the files of a folder that may hold events, by name. Folders inside the folder and
   * hidden files are left out.
   *
   * @throws IOException when the folder cannot be read or holds no such file
   */
  static List<EventSource> of(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(new LocalFile(path));
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && looksLikeEvents(entry)) {
          files.add(entry);
        }
      }
    } catch (AccessDeniedException e) {
      throw new IOException("not allowed to read the folder: check its permissions", e);
    }
    if (files.isEmpty()) {
      throw new IOException("the folder holds no file that ends in " + String.join(", ", ENDINGS));
    }
    Collections.sort(files);
    return files.stream().<EventSource>map(LocalFile::new).toList();
  }

  private static boolean looksLikeEvents(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
  }
}
