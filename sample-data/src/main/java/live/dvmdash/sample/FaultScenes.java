package live.dvmdash.sample;

import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Signature;

/** Elements that a loader has to refuse, and copies that it has to count once. */
final class FaultScenes {

  private FaultScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("number inside a tag", 2, s -> malformed(s, "\"7\"", "7")),
        new StagedScene("no signature", 1, FaultScenes::unsigned),
        new StagedScene("upper-case id", 1, FaultScenes::upperCaseId),
        new StagedScene("time with a fraction", 1, s -> malformedTime(s, s.now() + ".5")),
        new StagedScene("negative time", 1, s -> malformedTime(s, "-1")),
        new StagedScene("time beyond 64 bits", 1, s -> malformedTime(s, "9223372036854775808")),
        new StagedScene("kind 65536", 1, s -> malformed(s, "\"kind\": 5050", "\"kind\": 65536")),
        new StagedScene(
            "kind in quotes", 1, s -> malformed(s, "\"kind\": 5050", "\"kind\": \"5050\"")),
        new StagedScene(
            "content null", 1, s -> malformed(s, "\"content\": \"\"", "\"content\": null")),
        new StagedScene("element that is no event", 1, FaultScenes::noEvent),
        new StagedScene("content changed after signing", 3, FaultScenes::changedContent),
        new StagedScene("signature of another event", 2, FaultScenes::otherSignature),
        new StagedScene("author off the curve", 1, FaultScenes::impossibleAuthor),
        new StagedScene("forged copy before the true event", 2, FaultScenes::forgedCopyFirst),
        new StagedScene("event twice in one archive", 3, FaultScenes::twice),
        new StagedScene("unknown extra fields", 1, FaultScenes::extraField));
  }

  private static Event request(Stage stage) {
    Tags tags = Tags.of("i", Wording.prompt(stage.dice()), "text").add("param", "limit", "7");
    return stage.cast().customer(stage.dice()).sign(stage.now(), Cast.TEXT, tags, "");
  }

  private static void malformed(Stage stage, String part, String replacement) {
    String json = EventJson.indented(request(stage));
    stage.place(stage.now(), Fate.MALFORMED, json.replace(part, replacement));
  }

  private static void malformedTime(Stage stage, String time) {
    malformed(stage, "\"created_at\": " + stage.now(), "\"created_at\": " + time);
  }

  private static void unsigned(Stage stage) {
    String json = EventJson.indented(request(stage));
    String unsigned = json.substring(0, json.lastIndexOf(",\n    \"sig\"")) + "\n  }";
    stage.place(stage.now(), Fate.MALFORMED, unsigned);
  }

  private static void upperCaseId(Stage stage) {
    Event event = request(stage);
    String id = event.id().hex();
    String json = EventJson.indented(event).replace(id, id.toUpperCase(Locale.ROOT));
    stage.place(stage.now(), Fate.MALFORMED, json);
  }

  private static void noEvent(Stage stage) {
    stage.place(stage.now(), Fate.MALFORMED, "  {\n    \"error\": \"relay timed out\"\n  }");
    stage.place(stage.now(), Fate.MALFORMED, "  null");
  }

  private static void changedContent(Stage stage) {
    Event e = request(stage);
    Event changed =
        new Event(e.id(), e.pubkey(), e.createdAt(), e.kind(), e.tags(), "changed", e.sig());
    stage.place(stage.now(), Fate.BAD_ID, changed);
  }

  private static void otherSignature(Stage stage) {
    stage.place(stage.now(), Fate.BAD_SIGNATURE, forged(request(stage), stage));
  }

  private static void impossibleAuthor(Stage stage) {
    Event e = request(stage);
    Bytes32 pubkey = Bytes32.ofHex("f".repeat(Bytes32.HEX_LENGTH));
    Bytes32 id = EventId.of(pubkey, e.createdAt(), e.kind(), e.tags(), e.content());
    Event impossible =
        new Event(id, pubkey, e.createdAt(), e.kind(), e.tags(), e.content(), e.sig());
    stage.place(stage.now(), Fate.BAD_SIGNATURE, impossible);
  }

  /** The forgery must not make the true event a duplicate. */
  private static void forgedCopyFirst(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    stage.place(stage.now() - 1, Fate.BAD_SIGNATURE, forged(job.request(), stage));
    job.result(job.dvm().author(), 4);
  }

  private static Event forged(Event e, Stage stage) {
    Signature other = request(stage).sig();
    return new Event(e.id(), e.pubkey(), e.createdAt(), e.kind(), e.tags(), e.content(), other);
  }

  private static void twice(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    Event result = job.result(job.dvm().author(), 4);
    stage.place(job.after(10), Fate.DUPLICATE, job.request());
    stage.place(job.after(11), Fate.DUPLICATE, result);
  }

  private static void extraField(Stage stage) {
    String json = EventJson.indented(request(stage));
    String seen = json.replace("  {\n", "  {\n    \"_id\": \"665f1c\",\n    \"relays\": [],\n");
    stage.place(stage.now(), Fate.VALID, seen);
  }
}
