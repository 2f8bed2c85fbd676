package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Sha256;

/** What the lake knows of relays: one JSON file each, which every fetch of that relay replaces. */
public final class RelayRecords {

  static final String DIRECTORY = "relays";

  private static final int MOST_READABLE_CHARACTERS = 60;
  private static final int HASH_BYTES = 8;

  private final JsonFiles files;

  RelayRecords(Lake lake) {
    this.files =
        new JsonFiles(
            lake, DIRECTORY, "remove it, and the next fetch asks that relay for all again");
  }

  /**
   * What is known of a relay; a record that says so when that is nothing.
   *
   * @param relay its URL
   * @throws LakeException when the record is damaged
   */
  public RelayRecord of(String relay) throws IOException {
    Path file = files.file(nameOf(relay));
    return Files.exists(file) ? files.read(file, RelayRecords::record) : RelayRecord.untried(relay);
  }

  JsonFiles files() {
    return files;
  }

  RelayRecord read(Path file) throws IOException {
    return files.read(file, RelayRecords::record);
  }

  /**
   * All records, by URL.
   *
   * @throws LakeException when one is damaged
   */
  public List<RelayRecord> all() throws IOException {
    List<RelayRecord> all = new ArrayList<>();
    for (Path file : files.all()) {
      all.add(read(file));
    }
    all.sort(Comparator.comparing(RelayRecord::relay));
    return all;
  }

  /** Keeps a record in place of what was known of its relay before. */
  public void write(RelayRecord record) throws IOException {
    ObjectNode node = JsonFiles.object();
    node.put("relay", record.relay());
    node.put("status", record.status());
    node.put("error", record.error());
    node.put("last_worked", record.lastWorked());
    node.put("failing_since", record.failingSince());
    node.put("last_tried", record.lastTried());
    if (record.kindsAtOnce() != Integer.MAX_VALUE) {
      node.put("kinds_at_once", record.kindsAtOnce());
    }
    node.put("largest_page", record.largestPage());
    node.set("complete", SpanJson.write(record.complete()));
    node.set("gaps", SpanJson.write(record.gaps()));
    ObjectNode askedAbout = node.putObject("asked_about");
    record.askedAbout().forEach((day, jobs) -> askedAbout.put(Long.toString(day), jobs));
    files.write(nameOf(record.relay()), node);
  }

  private static RelayRecord record(JsonNode node) {
    return new RelayRecord(
        SpanJson.text(node, "relay"),
        SpanJson.readByKey(node.path("complete")),
        SpanJson.readGaps(node.path("gaps")),
        askedAbout(node.path("asked_about")),
        node.path("kinds_at_once").asInt(Integer.MAX_VALUE),
        node.path("largest_page").asInt(),
        SpanJson.numberOrNull(node, "last_worked"),
        SpanJson.numberOrNull(node, "failing_since"),
        SpanJson.numberOrNull(node, "last_tried"),
        SpanJson.text(node, "status"),
        SpanJson.textOrNull(node, "error"));
  }

  private static SortedMap<Long, Integer> askedAbout(JsonNode node) {
    SortedMap<Long, Integer> days = new TreeMap<>();
    for (Map.Entry<String, JsonNode> day : node.properties()) {
      days.put(Long.valueOf(day.getKey()), day.getValue().asInt());
    }
    return days;
  }

  /** What people see of the address, in characters that every file system knows, and a hash. */
  private static String nameOf(String relay) {
    String readable =
        relay
            .replaceFirst("^[a-z]+://", "")
            .replaceAll("[^A-Za-z0-9.-]+", "_")
            .replaceFirst("^[._]+", "");
    byte[] hash = Sha256.of(relay.getBytes(StandardCharsets.UTF_8));
    return readable.substring(0, Math.min(readable.length(), MOST_READABLE_CHARACTERS))
        + "-"
        + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }
}
