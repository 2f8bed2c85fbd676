package live.dvmdash.sample;

import java.util.List;

/** What requests carry: inputs, wishes, relays, addressees, secrets; and chains of them. */
final class RequestScenes {

  private RequestScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("request with every tag of NIP-90", 3, RequestScenes::everyTag),
        new StagedScene("request addressed to several DVMs", 3, RequestScenes::addressed),
        new StagedScene("request on relays that nobody reads", 2, RequestScenes::unobservable),
        new StagedScene("encrypted request and result", 2, RequestScenes::encrypted),
        new StagedScene("encrypted feedback without a status", 2, RequestScenes::encryptedFeedback),
        new StagedScene("chain by the ids of requests", 2, RequestScenes::chainOfRequests),
        new StagedScene("chain by the ids of results", 2, RequestScenes::chainOfResults),
        new StagedScene("chain that forks", 1, RequestScenes::fork),
        new StagedScene("chain like a diamond", 1, RequestScenes::diamond),
        new StagedScene("chain to an unknown id", 2, RequestScenes::unknownInput),
        new StagedScene("chain input that is no id", 1, RequestScenes::malformedInput));
  }

  private static void everyTag(Stage stage) {
    Dice dice = stage.dice();
    Dvm dvm = stage.cast().dvm(Cast.TEXT, dice);
    Tags tags =
        Tags.of("i", "https://news.example/2025/bread?x=1&y=2", "url")
            .add("i", dice.bytes32().hex(), "event", stage.cast().relay(dice))
            .add("i", Wording.prompt(dice), "text", "", "prompt")
            .add("output", "text/markdown")
            .add("param", "model", "small-1")
            .add("param", "size", "1024", "768")
            .add("bid", "21000", "42000")
            .add("t", "bitcoin")
            .add("t", "bread")
            .add("p", dvm.hex())
            .add(stage.cast().relaysTag(dice));
    Job job = Job.ask(stage, stage.cast().customer(dice), stage.now(), Cast.TEXT, tags, "");
    job.result(dvm.author(), 8);
  }

  private static void addressed(Stage stage) {
    List<Dvm> dvms = stage.cast().dvms(3, stage.dice());
    Tags tags = Tags.none();
    dvms.forEach(dvm -> tags.add("p", dvm.hex()));
    Job job = Job.ask(stage, 5002, tags);
    job.feedback(dvms.get(0).author(), 1, "processing");
    job.result(dvms.get(1).author(), 4);
  }

  private static void unobservable(Stage stage) {
    Tags tags = Tags.of("relays", "ws://192.168.1.10:7777/relay", "wss://private.example");
    Job.ask(stage, Cast.DISCOVERY, tags);
  }

  private static void encrypted(Stage stage) {
    Job job = askInSecret(stage);
    Tags tags = Tags.of("encrypted").add("e", job.id()).add("p", job.customer().hex());
    Author dvm = job.dvm().author();
    stage.publish(dvm, job.after(7), 6100, tags, Wording.ciphertext(stage.dice()));
  }

  private static void encryptedFeedback(Stage stage) {
    Job job = askInSecret(stage);
    Tags tags = Tags.of("encrypted").add("e", job.id()).add("p", job.customer().hex());
    job.feedback(job.dvm().author(), 3, tags, Wording.ciphertext(stage.dice()));
  }

  private static Job askInSecret(Stage stage) {
    Dice dice = stage.dice();
    Tags tags = Tags.of("p", stage.cast().dvm(5100, dice).hex()).add("encrypted");
    Author customer = stage.cast().customer(dice);
    return Job.ask(stage, customer, stage.now(), 5100, tags, Wording.ciphertext(dice));
  }

  private static void chainOfRequests(Stage stage) {
    Job first = Job.ask(stage, 5000);
    answered(first);
    Job second = follow(stage, 20, 5002, first.id());
    answered(second);
    answered(follow(stage, 40, 5250, second.id()));
  }

  private static void chainOfResults(Stage stage) {
    Job first = Job.ask(stage, 5000);
    String result = answered(first);
    Job second = follow(stage, 25, 5001, result);
    second.feedback(second.dvm().author(), 1, "processing");
  }

  private static void fork(Stage stage) {
    Job first = Job.ask(stage, 5000);
    answered(first);
    answered(follow(stage, 30, 5001, first.id()));
    answered(follow(stage, 31, 5002, first.id()));
  }

  private static void diamond(Stage stage) {
    Job top = Job.ask(stage, 5000);
    answered(top);
    Job left = follow(stage, 30, 5001, top.id());
    Job right = follow(stage, 31, 5002, top.id());
    answered(left);
    answered(follow(stage, 60, 5250, left.id(), answered(right)));
  }

  private static void unknownInput(Stage stage) {
    answered(follow(stage, 0, 5001, stage.dice().bytes32().hex()));
  }

  private static void malformedInput(Stage stage) {
    follow(stage, 0, 5001, "note1notanid");
  }

  /** Publishes a request whose inputs are other jobs. */
  private static Job follow(Stage stage, long seconds, int kind, String... inputs) {
    Tags tags = Tags.none();
    for (String input : inputs) {
      tags.add("i", input, "job", stage.cast().relay(stage.dice()));
    }
    Author customer = stage.cast().customer(stage.dice());
    return Job.ask(stage, customer, stage.now() + seconds, kind, tags, "");
  }

  /** Publishes a result and tells its id. */
  private static String answered(Job job) {
    return job.result(job.dvm().author(), 9).id().hex();
  }
}
