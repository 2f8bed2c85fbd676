package live.dvmdash.lake;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where elements go that are no valid events, each content once a source, with the reason. The
 * files are gzipped JSON Lines below {@code month=YYYY-MM}, the month in which they were refused.
 */
public final class Quarantine {

  static final String DIRECTORY = "quarantine";
  static final String SUFFIX = ".jsonl.gz";

  private static final String MONTH = "month=";
  private static final long MAX_BYTES_OF_A_SOURCE = 64L << 20;

  /** So many elements of a source and month are told one by one; the rest is only counted. */
  private static final int MAX_ELEMENTS_OF_A_SOURCE = 100_000;

  private final Lake lake;
  private final Path directory;

  /**
   * Counts for one source and reason.
   *
   * @param elements how many different elements were refused
   * @param bytes their size
   */
  public record Count(long elements, long bytes) {

    Count plus(Count more) {
      return new Count(elements + more.elements, bytes + more.bytes);
    }
  }

  /** Receives the refused elements. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one. */
    void accept(RefusedElement element) throws IOException;
  }

  Quarantine(Lake lake) {
    this.lake = lake;
    this.directory = lake.directory().resolve(DIRECTORY);
  }

  /** Counts by source, then by reason. */
  public SortedMap<String, SortedMap<Invalid, Count>> counts() throws IOException {
    SortedMap<String, SortedMap<Invalid, Count>> counts = new TreeMap<>();
    read(element ->
        counts
            .computeIfAbsent(element.source(), source -> new TreeMap<>())
            .merge(element.reason(), new Count(element.elements(), element.bytes()), Count::plus));
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

  /** How many elements claim to be of what is to be forgotten. */
  long count(Forgotten what) throws IOException {
    long[] found = {0};
    read(element -> found[0] += isOf(what, element) ? 1 : 0);
    return found[0];
  }

  /**
   * Removes the elements that claim to be of it.
   *
   * @return how many there were
   */
  long forget(Forgotten what) throws IOException {
    long removed = 0;
    for (Path file : filesOf("")) {
      List<RefusedElement> kept = new ArrayList<>();
      long[] found = {0};
      read(
          file,
          element -> {
            if (isOf(what, element)) {
              found[0]++;
            } else {
              kept.add(element);
            }
          });
      removed += found[0];
      if (kept.isEmpty()) {
        Files.delete(file);
      } else if (found[0] > 0) {
        lake.write(file, compressed(kept));
      }
    }
    return removed;
  }

  private static boolean isOf(Forgotten what, RefusedElement element) {
    byte[] raw = element.raw();
    return raw != null && what.isClaimedBy(raw);
  }

  private static byte[] compressed(List<RefusedElement> elements) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream lines = new GZIPOutputStream(bytes)) {
      for (RefusedElement element : elements) {
        lines.write((element.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** How many elements were refused in months before that one. */
  long countBefore(YearMonth first) throws IOException {
    long[] found = {0};
    for (Path month : before(first)) {
      for (Path file : children(month, "", SUFFIX)) {
        read(file, element -> found[0]++);
      }
    }
    return found[0];
  }

  /** Removes what was refused in months before that one. */
  void removeBefore(YearMonth first) throws IOException {
    for (Path month : before(first)) {
      AtomicFiles.deleteTree(month);
    }
  }

  private List<Path> before(YearMonth first) throws IOException {
    return children(directory, MONTH, "").stream()
        .filter(month -> month.getFileName().toString().compareTo(MONTH + first) < 0)
        .toList();
  }

  /**
   * A place for what is refused of one source now.
   *
   * @param turns gives the right to store it
   */
  QuarantineWriter writer(String source, QuarantineWriter.Turns turns) {
    YearMonth now = YearMonth.from(lake.clock().instant().atOffset(ZoneOffset.UTC));
    return new QuarantineWriter(
        this,
        turns,
        source,
        directory.resolve(MONTH + now),
        MAX_BYTES_OF_A_SOURCE,
        MAX_ELEMENTS_OF_A_SOURCE);
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
