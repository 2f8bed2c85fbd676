package live.dvmdash.sample;

import live.dvmdash.event.Kind;

/** What fills an archive between the staged scenes, in about the shares of the real network. */
final class OrdinaryStories {

  private OrdinaryStories() {}

  static void play(Stage stage) {
    int share = stage.dice().below(100);
    if (share < 91) {
      job(stage);
    } else if (share < 96) {
      ProfileScenes.heartbeat(stage);
    } else if (share < 98) {
      note(stage);
    } else if (share < 99) {
      ProfileScenes.relayList(stage);
    } else {
      ProfileScenes.profile(stage);
    }
  }

  private static void job(Stage stage) {
    Dice dice = stage.dice();
    int kind = stage.cast().kind(dice);
    if (kind != Cast.DISCOVERY && dice.percent(25)) {
      PaymentScenes.paidByInvoice(stage);
      return;
    }
    Job job = Job.ask(stage, kind);
    Author dvm = job.dvm().author();
    long delay = delay(dice);
    if (dice.percent(45)) {
      job.feedback(dvm, dice.between(0, Math.min(delay, 3)), "processing");
    }
    if (dice.percent(70)) {
      job.result(dvm, delay);
      if (dice.percent(12)) {
        job.result(stage.cast().dvm(kind, dice).author(), delay(dice));
      }
    } else if (dice.percent(20)) {
      job.feedback(dvm, Math.min(delay, 60), "error", "no capacity");
    }
  }

  /** Seconds until a result: mostly a few, now and then minutes or hours, at most two days. */
  private static long delay(Dice dice) {
    int speed = dice.below(100);
    long delay =
        speed < 95
            ? dice.seconds(4, 1)
            : speed < 99 ? dice.seconds(900, 1.2) : dice.seconds(30_000, 0.8);
    return Math.min(delay, Storyboard.LONGEST_STORY);
  }

  private static void note(Stage stage) {
    Dice dice = stage.dice();
    int kind = dice.percent(90) ? 1 : Kind.MAX;
    stage.publish(
        stage.cast().customer(dice), stage.now(), kind, Tags.none(), Wording.prompt(dice));
  }
}
