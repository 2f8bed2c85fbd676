package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Sha256;

/** What is known of the sources that were loaded: one small JSON file each. */
public final class Sources {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  private final Lake lake;
  private final Path directory;

  Sources(Lake lake) {
    this.lake = lake;
    this.directory = lake.directory().resolve("sources");
  }

  /**
   * A source that was loaded.
   *
   * @param name the name of the file without its folder, or the last part of a URL
   * @param archive whether it holds everything between its first and its last event, as the monthly
   *     archives do, and was read to its end
   * @param first the {@code created_at} of its first event, of an archive in its main months, epoch
   *     seconds
   * @param last the {@code created_at} of the last one, epoch seconds
   * @param elements how many elements it held
   */
  public record Source(String name, boolean archive, long first, long last, long elements)
      implements Comparable<Source> {

    /**
     * A source by its counts. A few archives hold events with times far from all others; a span
     * that reached to those would claim knowledge of years, so it is that of the month with the
     * most events, the latest of several, and of all months that adjoin it without a gap. Times
     * that are in no month make no archive.
     *
     * <p>What is no archive claims nothing, so its span is that of all its events.
     *
     * @throws IllegalArgumentException when there is no valid event
     */
    public static Source of(String name, boolean archive, Tally tally) {
      Map<Partition, Tally.Span> spans = tally.spans();
      if (!archive && !spans.isEmpty()) {
        long from = spans.values().stream().mapToLong(Tally.Span::first).min().getAsLong();
        long to = spans.values().stream().mapToLong(Tally.Span::last).max().getAsLong();
        return new Source(name, false, from, to, tally.elements());
      }
      Map.Entry<Partition, Tally.Span> main =
          spans.entrySet().stream()
              .max(
                  Comparator.comparingLong((Map.Entry<Partition, Tally.Span> span) ->
                          span.getKey().equals(Partition.LATER) ? 0 : span.getValue().events())
                      .thenComparing(Map.Entry::getKey))
              .orElseThrow(() -> new IllegalArgumentException("no valid event: " + name));
      boolean inMonths = !main.getKey().equals(Partition.LATER);
      long first = main.getValue().first();
      long last = main.getValue().last();
      Partition month = main.getKey().previous();
      for (Tally.Span span = spans.get(month); span != null; span = spans.get(month)) {
        first = span.first();
        month = month.previous();
      }
      month = main.getKey().next();
      for (Tally.Span span = spans.get(month); span != null; span = spans.get(month)) {
        last = span.last();
        month = month.next();
      }
      return new Source(name, archive && inMonths, first, last, tally.elements());
    }

    @Override
    public int compareTo(Source other) {
      int order = Long.compare(first, other.first);
      return order != 0 ? order : toString().compareTo(other.toString());
    }
  }

  /** Notes a source; one that was noted before, with the same content, stays noted once. */
  public void add(Source source) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", source.name());
    node.put("archive", source.archive());
    node.put("first", source.first());
    node.put("last", source.last());
    node.put("elements", source.elements());
    String json = JSON.writeValueAsString(node);
    Path file = directory.resolve(key(json) + SUFFIX);
    if (!Files.exists(file)) {
      lake.create();
      Files.createDirectories(directory);
      lake.write(file, json + "\n");
    }
  }

  /** All sources, by their first event. */
  public List<Source> all() throws IOException {
    List<Source> sources = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return sources;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*" + SUFFIX)) {
      for (Path file : files) {
        sources.add(read(file));
      }
    }
    Collections.sort(sources);
    return sources;
  }

  private static Source read(Path file) throws IOException {
    try {
      JsonNode node = JSON.readTree(Files.readString(file));
      return new Source(
          node.path("name").asText(),
          node.path("archive").asBoolean(),
          node.path("first").asLong(),
          node.path("last").asLong(),
          node.path("elements").asLong());
    } catch (IOException e) {
      throw new LakeException("damaged: " + file + ": remove it and load its source again", e);
    }
  }

  private static String key(String json) {
    return HexFormat.of().formatHex(Sha256.of(json), 0, 16);
  }
}
