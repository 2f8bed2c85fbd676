package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Sha256;

/** Valid events at the edges: kinds, times, and texts that break careless programs. */
final class OddScenes {

  private static final List<Integer> EDGE_KINDS =
      List.of(4999, 5000, 5999, 6000, 6999, 7000, 7001, 1, 1059, 9321, 30023, Kind.MAX);
  private static final int REQUESTS_IN_A_SECOND = 25;
  private static final List<Integer> EXCLUDED_KINDS = List.of(5128, 5129, 5666, 5969, 6666, 6969);

  private static final List<String> TEXTS =
      List.of(
          "emoji \uD83D\uDE00 and \uD83D\uDC69\u200D\uD83D\uDE80",
          "line \u2028 and paragraph \u2029 separators",
          "escape \u001b[1mbold\u001b[0m, bell \u0007, delete \u007f",
          "nul \0 inside",
          "\b\f\n\r\t \"quotes\" \\backslashes\\ and \\u0041",
          "a/slash and <\\/script>",
          "全角の文字とカナ",
          "עברית and العربية",
          "combining e\u0301, zero\u200bwidth, \ufeffmark",
          "an unpaired surrogate \uD83D.",
          " ",
          "x".repeat(2_000));

  private OddScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("kinds at the edges of the ranges", 1, OddScenes::edgeKinds),
        new StagedScene("excluded kinds", 1, OddScenes::excludedKinds),
        new StagedScene("times out of all reason", 1, OddScenes::oddTimes),
        new StagedScene("texts that break careless programs", 1, OddScenes::oddTexts),
        new StagedScene("control characters hashed verbatim", 1, OddScenes::verbatimControls),
        new StagedScene("empty tags and empty strings", 1, OddScenes::emptyTags),
        new StagedScene("many events in one second", 1, OddScenes::denseSecond));
  }

  private static void edgeKinds(Stage stage) {
    everyKind(stage, EDGE_KINDS);
  }

  private static void excludedKinds(Stage stage) {
    everyKind(stage, EXCLUDED_KINDS);
  }

  private static void everyKind(Stage stage, List<Integer> kinds) {
    for (int kind : kinds) {
      Author author = stage.cast().customer(stage.dice());
      stage.publish(author, stage.now(), kind, Tags.of("t", "edge"), "kind " + kind);
    }
  }

  /** Milliseconds taken for seconds, the largest number, and the beginning of time. */
  private static void oddTimes(Stage stage) {
    for (long time : new long[] {stage.now() * 1_000, Long.MAX_VALUE, 0, 253_402_300_800L}) {
      Author author = stage.cast().customer(stage.dice());
      Tags tags = Tags.of("i", "when?", "text");
      stage.place(stage.now(), Fate.VALID, author.sign(time, Cast.TEXT, tags, ""));
    }
  }

  private static void oddTexts(Stage stage) {
    for (String text : TEXTS) {
      Author customer = stage.cast().customer(stage.dice());
      Job job = Job.ask(stage, customer, stage.now(), Cast.TEXT, Tags.of("i", text, "text"), text);
      Author dvm = job.dvm().author();
      Tags tags = Tags.of("e", job.id());
      stage.publish(dvm, job.after(3), Cast.TEXT + Kind.RESULT_OFFSET, tags, text);
    }
  }

  /** The letter of NIP-01 hashes rare control characters as they are; a few clients do so. */
  private static void verbatimControls(Stage stage) {
    Author author = stage.cast().customer(stage.dice());
    String content = "verbatim \u001b[1m and \u0001";
    String hashed =
        "[0,\"" + author.hex() + "\"," + stage.now() + "," + Cast.TEXT + ",[],\"" + content + "\"]";
    Bytes32 id = Bytes32.of(Sha256.of(hashed));
    stage.publish(author.sign(id, stage.now(), Cast.TEXT, List.of(), content));
  }

  private static void emptyTags(Stage stage) {
    Author author = stage.cast().customer(stage.dice());
    Tags tags = Tags.none().add().add("").add("i", "").add("i").add("relays").add("p", "");
    stage.publish(author, stage.now(), Cast.TEXT, tags, "");
    stage.publish(author, stage.now(), Cast.TEXT, Tags.none(), "");
  }

  private static void denseSecond(Stage stage) {
    for (int i = 0; i < REQUESTS_IN_A_SECOND; i++) {
      Job job = Job.ask(stage, Cast.DISCOVERY);
      job.result(job.dvm().author(), 2);
    }
  }
}
