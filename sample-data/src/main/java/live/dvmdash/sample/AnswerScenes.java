package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Kind;

/** Who answers a request, when, how often, and whether at all. */
final class AnswerScenes {

  private static final int HOUR = 3_600;

  private AnswerScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("no reaction at all", 3, AnswerScenes::noReaction),
        new StagedScene(
            "feedback `processing` and no result", 3, s -> onlyFeedback(s, "processing")),
        new StagedScene("feedback `error`", 3, s -> onlyFeedback(s, "error", "model not loaded")),
        new StagedScene("feedback `partial` with content", 2, AnswerScenes::partial),
        new StagedScene("feedback with other statuses", 1, AnswerScenes::otherStatuses),
        new StagedScene("feedback without a status", 2, AnswerScenes::noStatus),
        new StagedScene("results of several DVMs", 3, AnswerScenes::competing),
        new StagedScene("several results of one DVM", 2, AnswerScenes::repeated),
        new StagedScene("result of an unexpected kind", 2, AnswerScenes::otherKind),
        new StagedScene("result earlier than its request", 3, AnswerScenes::skewed),
        new StagedScene(
            "results earlier and later than the request", 2, AnswerScenes::skewedAndLater),
        new StagedScene("result after hours", 2, s -> delayed(s, 5 * HOUR)),
        new StagedScene("result after more than a day", 2, s -> delayed(s, 30 * HOUR)),
        new StagedScene("result by the author of the request", 2, AnswerScenes::selfAnswered),
        new StagedScene("request cancelled by its author", 3, AnswerScenes::cancelled),
        new StagedScene("deletion by someone else", 1, AnswerScenes::deletedBySomeoneElse),
        new StagedScene("error first, then a result", 2, AnswerScenes::recovered));
  }

  private static void noReaction(Stage stage) {
    Job.ask(stage, Cast.DISCOVERY);
  }

  private static void onlyFeedback(Stage stage, String... status) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.feedback(job.dvm().author(), 2, status);
  }

  private static void partial(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    job.feedback(
        job.dvm().author(),
        4,
        job.feedbackTags("partial"),
        Wording.answer(Cast.TEXT, stage.dice()));
  }

  private static void otherStatuses(Stage stage) {
    List<String> statuses =
        List.of(
            "subscription-required",
            "pong",
            "success",
            "payment-rejected",
            "scheduled",
            "chain-scheduled",
            "paid",
            "");
    for (String status : statuses) {
      onlyFeedback(stage, status);
    }
  }

  private static void noStatus(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    Tags tags = Tags.of("e", job.id()).add("p", job.customer().hex());
    job.feedback(job.dvm().author(), 1, tags, "working on it");
  }

  private static void competing(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    long seconds = 2;
    for (Dvm dvm : stage.cast().dvms(3, stage.dice())) {
      job.feedback(dvm.author(), seconds, "processing");
      job.result(dvm.author(), seconds + 3);
      seconds += 2;
    }
  }

  private static void repeated(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    Author dvm = job.dvm().author();
    job.result(dvm, 3);
    job.result(dvm, 3);
    job.result(dvm, 9);
  }

  private static void otherKind(Stage stage) {
    Job job = Job.ask(stage, 5001);
    int kind = 5000 + Kind.RESULT_OFFSET;
    String answer = Wording.answer(kind, stage.dice());
    stage.publish(job.dvm().author(), job.after(6), kind, job.usualTags(), answer);
  }

  private static void skewed(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.result(job.dvm().author(), -stage.dice().between(1, 20));
  }

  private static void skewedAndLater(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    List<Dvm> dvms = stage.cast().dvms(2, stage.dice());
    job.result(dvms.get(0).author(), -7);
    job.result(dvms.get(1).author(), 0);
  }

  private static void delayed(Stage stage, long seconds) {
    Job job = Job.ask(stage, 5002);
    Author dvm = job.dvm().author();
    job.feedback(dvm, 1, "processing");
    job.result(dvm, seconds + stage.dice().below(600));
  }

  private static void selfAnswered(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    job.result(job.customer(), 1);
  }

  private static void cancelled(Stage stage) {
    Job job = Job.ask(stage, 5100);
    job.feedback(job.dvm().author(), 1, "processing");
    delete(stage, job, job.customer());
  }

  private static void deletedBySomeoneElse(Stage stage) {
    Job job = Job.ask(stage, 5100);
    delete(stage, job, stage.cast().guest("vandal"));
  }

  private static void delete(Stage stage, Job job, Author by) {
    Tags tags = Tags.of("e", job.id()).add("k", Integer.toString(job.request().kind()));
    stage.publish(by, job.after(30), Kind.DELETION, tags, "never mind");
  }

  private static void recovered(Stage stage) {
    Job job = Job.ask(stage, 5250);
    Author dvm = job.dvm().author();
    job.feedback(dvm, 2, "processing");
    job.feedback(dvm, 8, "error", "timeout, trying again");
    job.result(dvm, 70);
  }
}
