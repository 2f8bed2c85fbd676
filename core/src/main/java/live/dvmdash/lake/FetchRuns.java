package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of the fetches into a lake: one JSON file each, by the time when they began. */
public final class FetchRuns {

  static final String DIRECTORY = "fetches";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int UNIQUE_CHARACTERS = 8;

  private final JsonFiles files;

  FetchRuns(Lake lake) {
    this.files =
        new JsonFiles(
            lake, DIRECTORY, "remove it; it only tells how a fetch went, and no event is in it");
  }

  /** Keeps what came of a run. */
  public void add(FetchRun run) throws IOException {
    String unique = UUID.randomUUID().toString().substring(0, UNIQUE_CHARACTERS);
    ObjectNode node = JsonFiles.object();
    node.put("started", run.started());
    node.put("ended", run.ended());
    node.put("command", run.command());
    node.put("exit_code", run.exitCode());
    ArrayNode relays = node.putArray("relays");
    for (RelayOutcome outcome : run.relays()) {
      relays.add(json(outcome));
    }
    node.set("lost", SpanJson.write(run.lost()));
    files.write(NAME.format(Instant.ofEpochSecond(run.started())) + "-" + unique, node);
  }

  /**
   * The run that began last; null when there was none.
   *
   * @throws LakeException when its file is damaged
   */
  public @Nullable FetchRun latest() throws IOException {
    List<Path> all = files.all();
    return all.isEmpty() ? null : files.read(all.get(all.size() - 1), FetchRuns::run);
  }

  JsonFiles files() {
    return files;
  }

  FetchRun read(Path file) throws IOException {
    return files.read(file, FetchRuns::run);
  }

  /**
   * All runs, the first one first.
   *
   * @throws LakeException when a file is damaged
   */
  public List<FetchRun> all() throws IOException {
    List<FetchRun> all = new ArrayList<>();
    for (Path file : files.all()) {
      all.add(read(file));
    }
    return all;
  }

  private static ObjectNode json(RelayOutcome outcome) {
    ObjectNode node = JsonFiles.object();
    node.put("relay", outcome.relay());
    node.put("status", outcome.status());
    node.put("error", outcome.error());
    node.put("connections", outcome.connections());
    node.put("pages", outcome.pages());
    node.put("elements", outcome.elements());
    node.put("new", outcome.added());
    node.put("duplicates", outcome.duplicates());
    node.put("invalid", outcome.invalid());
    node.put("mismatching", outcome.mismatching());
    node.put("future", outcome.future());
    node.put("oversized", outcome.oversized());
    node.put("thinned", outcome.thinned());
    node.put("oldest", outcome.oldest());
    node.set("gaps", SpanJson.write(outcome.gaps()));
    node.set("windows", SpanJson.write(outcome.windows()));
    return node;
  }

  private static FetchRun run(JsonNode node) {
    List<RelayOutcome> relays = new ArrayList<>();
    node.path("relays").forEach(relay -> relays.add(outcome(relay)));
    return new FetchRun(
        SpanJson.number(node, "started"),
        SpanJson.number(node, "ended"),
        SpanJson.text(node, "command"),
        node.path("exit_code").asInt(),
        relays,
        SpanJson.readByKey(node.path("lost")));
  }

  private static RelayOutcome outcome(JsonNode node) {
    return new RelayOutcome(
        SpanJson.text(node, "relay"),
        SpanJson.text(node, "status"),
        SpanJson.textOrNull(node, "error"),
        SpanJson.number(node, "connections"),
        SpanJson.number(node, "pages"),
        SpanJson.number(node, "elements"),
        SpanJson.number(node, "new"),
        SpanJson.number(node, "duplicates"),
        SpanJson.number(node, "invalid"),
        SpanJson.number(node, "mismatching"),
        SpanJson.number(node, "future"),
        SpanJson.number(node, "oversized"),
        SpanJson.number(node, "thinned"),
        SpanJson.numberOrNull(node, "oldest"),
        SpanJson.readGaps(node.path("gaps")),
        SpanJson.readTimes(node.path("windows")));
  }
}
