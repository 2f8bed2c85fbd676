package live.dvmdash.sample;

import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Kind;

/** How answers name the request that they answer, and how they fail to. */
final class LinkScenes {

  private LinkScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("result linked by its `request` tag only", 3, LinkScenes::byRequestTag),
        new StagedScene("malformed `e` with a right `request` tag", 2, LinkScenes::malformedE),
        new StagedScene("upper-case `e`", 1, LinkScenes::upperCaseE),
        new StagedScene("`request` tag that is no JSON, with `e`", 2, LinkScenes::bareRequestTag),
        new StagedScene(
            "`request` tag that is no JSON, without `e`", 1, LinkScenes::brokenRequestTag),
        new StagedScene("result that names no request", 2, LinkScenes::unlinkedResult),
        new StagedScene("feedback that names no request", 1, LinkScenes::unlinkedFeedback),
        new StagedScene("answers to an unknown request", 3, LinkScenes::unknownTarget),
        new StagedScene("several `e` tags, of which the first counts", 1, LinkScenes::severalE),
        new StagedScene("result without tags", 1, s -> result(s, Tags.none())));
  }

  private static void byRequestTag(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.result(job.dvm().author(), 5, requestTag(job).add("p", job.customer().hex()));
  }

  private static void malformedE(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.result(job.dvm().author(), 5, requestTag(job).add("e", job.id().substring(0, 63)));
    job.result(job.dvm().author(), 6, requestTag(job).add("e"));
  }

  private static void upperCaseE(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    String upperCase = job.id().toUpperCase(Locale.ROOT);
    job.result(job.dvm().author(), 5, Tags.of("e", upperCase));
  }

  private static void bareRequestTag(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    job.result(job.dvm().author(), 4, Tags.of("request", job.id()).add("e", job.id()));
  }

  private static void brokenRequestTag(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    String broken = EventJson.compact(job.request()).substring(0, 120);
    job.result(job.dvm().author(), 4, Tags.of("request", broken));
  }

  private static void unlinkedResult(Stage stage) {
    result(stage, Tags.of("p", stage.cast().customer(stage.dice()).hex()));
  }

  private static void unlinkedFeedback(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.feedback(job.dvm().author(), 1, Tags.of("status", "processing"), "");
  }

  private static void unknownTarget(Stage stage) {
    Tags tags = Tags.of("e", stage.dice().bytes32().hex());
    result(stage, tags);
    Author dvm = stage.cast().dvm(Cast.DISCOVERY, stage.dice()).author();
    Tags feedback = Tags.of("status", "processing").add("e", stage.dice().bytes32().hex());
    stage.publish(dvm, stage.now() + 2, Kind.FEEDBACK, feedback, "");
  }

  private static void severalE(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    Tags tags = Tags.of("e", job.id()).add("e", stage.dice().bytes32().hex(), "", "mention");
    job.result(job.dvm().author(), 4, tags);
  }

  private static void result(Stage stage, Tags tags) {
    Author dvm = stage.cast().dvm(Cast.DISCOVERY, stage.dice()).author();
    String content = Wording.answer(Cast.DISCOVERY, stage.dice());
    stage.publish(dvm, stage.now(), 6300, tags, content);
  }

  private static Tags requestTag(Job job) {
    return Tags.of("request", EventJson.compact(job.request()));
  }
}
