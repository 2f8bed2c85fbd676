package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Event;

/** What happens at the end of an archive and goes on in the next one. */
final class BorderScenes {

  private BorderScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("result in the next archive", 3, BorderScenes::lateResult),
        new StagedScene(
            "paid in this archive, delivered in the next", 1, BorderScenes::lateDelivery),
        new StagedScene("event in two archives", 3, BorderScenes::inBothArchives),
        new StagedScene("request too young to be answered", 1, BorderScenes::lastRequest));
  }

  private static void lateResult(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    Author dvm = job.dvm().author();
    job.feedback(dvm, 2, "processing");
    job.result(dvm, secondsIntoNext(stage));
  }

  private static void lateDelivery(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    Author dvm = job.dvm().author();
    Zap zap = Zap.of(stage, job, dvm, job.request(), 2);
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
    job.result(dvm, secondsIntoNext(stage));
  }

  private static void inBothArchives(Stage stage) {
    Job job = Job.ask(stage, Cast.DISCOVERY);
    Event result = job.result(job.dvm().author(), 4);
    stage.place(job.after(secondsIntoNext(stage)), Fate.VALID, job.request());
    stage.place(job.after(secondsIntoNext(stage)), Fate.VALID, result);
  }

  private static void lastRequest(Stage stage) {
    Author customer = stage.cast().customer(stage.dice());
    long last = stage.window().end() - 1;
    Tags tags = Tags.of("i", Wording.prompt(stage.dice()), "text");
    Job.ask(stage, customer, last, Cast.TEXT, tags, "");
  }

  /** Seconds from the story's beginning to some time in the first hours of the next archive. */
  private static long secondsIntoNext(Stage stage) {
    return stage.window().end() - stage.now() + stage.dice().between(60, 20_000);
  }
}
