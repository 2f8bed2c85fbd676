package live.dvmdash.lake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where elements go that are no valid events, each content once a source, with the reason. The
 * files are gzipped JSON Lines below {@code month=YYYY-MM}, the month in which they were refused.
 */
public final class Quarantine {

  static final String SUFFIX = ".jsonl.gz";

  private static final String MONTH = "month=";
  private static final long MAX_BYTES_OF_A_SOURCE = 64L << 20;

  private final Lake lake;
  private final Path directory;

  /**
   * Counts for one source and reason.
   *
   * @param elements how many different elements were refused
   * @param bytes their size
   */
  public record Count(long elements, long bytes) {}

  /** Receives the refused elements. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one. */
    void accept(RefusedElement element) throws IOException;
  }

  Quarantine(Lake lake) {
    this.lake = lake;
    this.directory = lake.directory().resolve("quarantine");
  }

  /** Counts by source, then by reason. */
  public SortedMap<String, SortedMap<Invalid, Count>> counts() throws IOException {
    SortedMap<String, SortedMap<Invalid, Count>> counts = new TreeMap<>();
    read(element ->
        counts
            .computeIfAbsent(element.source(), source -> new TreeMap<>())
            .merge(
                element.reason(),
                new Count(1, element.bytes()),
                (a, b) -> new Count(a.elements() + b.elements(), a.bytes() + b.bytes())));
    return counts;
  }

  /** Gives every element, by month of refusal and file. */
  public void read(Sink sink) throws IOException {
    for (Path month : children(directory, MONTH, "")) {
      for (Path file : children(month, "", SUFFIX)) {
        read(file, sink);
      }
    }
  }

  /**
   * A place for what is refused of one source now.
   *
   * @param turns gives the right to store it
   */
  QuarantineWriter writer(String source, LakeWriter turns) {
    YearMonth now = YearMonth.from(lake.clock().instant().atOffset(ZoneOffset.UTC));
    return new QuarantineWriter(
        this, turns, source, directory.resolve(MONTH + now), MAX_BYTES_OF_A_SOURCE);
  }

  /** Stores a new file in the directory of a month. */
  void store(Path file, byte[] compressed) throws IOException {
    lake.create();
    Files.createDirectories(file.getParent());
    lake.write(file, compressed);
  }

  /** The files whose names begin so, of all months. */
  List<Path> filesOf(String prefix) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path month : children(directory, MONTH, "")) {
      files.addAll(children(month, prefix, SUFFIX));
    }
    return files;
  }

  static void read(Path file, Sink sink) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines = lines(in, file)) {
      for (RefusedElement next = next(lines, file); next != null; next = next(lines, file)) {
        sink.accept(next);
      }
    }
  }

  /** The lines of a file, which are read from its bytes. */
  static BufferedReader lines(InputStream in) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
  }

  private static BufferedReader lines(InputStream in, Path file) throws LakeException {
    try {
      return lines(in);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /** Apart from the sink, whose faults are not the file's. */
  private static @Nullable RefusedElement next(BufferedReader lines, Path file)
      throws LakeException {
    try {
      String line = lines.readLine();
      return line == null ? null : RefusedElement.ofJson(line);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  private static LakeException damaged(Path file, Exception cause) {
    return new LakeException("damaged: " + file + ": remove it; no valid event is in it", cause);
  }

  private static List<Path> children(Path directory, String prefix, String suffix)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(directory, prefix + "*" + suffix)) {
      entries.forEach(children::add);
    }
    Collections.sort(children);
    return children;
  }
}
