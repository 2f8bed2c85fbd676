package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;

/** A job request on a stage, and the ways to answer it. */
final class Job {

  private final Stage stage;
  private final Author customer;
  private final Event request;

  private Job(Stage stage, Author customer, Event request) {
    this.stage = stage;
    this.customer = customer;
    this.request = request;
  }

  /** Publishes a request as customers write it, addressed to a DVM of its kind now and then. */
  static Job ask(Stage stage, int kind) {
    Dice dice = stage.dice();
    Tags tags = Tags.none();
    if (dice.percent(40)) {
      tags.add("p", stage.cast().dvm(kind, dice).hex());
    }
    if (dice.percent(60)) {
      tags.add(stage.cast().relaysTag(dice));
    }
    return ask(stage, kind, tags);
  }

  /** Publishes a request by any customer with the input that its kind needs and some tags more. */
  static Job ask(Stage stage, int kind, Tags tags) {
    Dice dice = stage.dice();
    Author customer = stage.cast().customer(dice);
    if (kind == Cast.DISCOVERY) {
      tags.add("alt", "NIP90 Content Discovery request");
      tags.add("param", "max_results", Long.toString(dice.between(1, 5) * 20));
      tags.add("param", "user", customer.hex());
    } else {
      tags.add("i", Wording.prompt(dice), "text");
      tags.add("output", "text/plain");
    }
    return ask(stage, customer, stage.now(), kind, tags, "");
  }

  /** Publishes exactly this request. */
  static Job ask(
      Stage stage, Author customer, long createdAt, int kind, Tags tags, String content) {
    return new Job(stage, customer, stage.publish(customer, createdAt, kind, tags, content));
  }

  Event request() {
    return request;
  }

  Author customer() {
    return customer;
  }

  String id() {
    return request.id().hex();
  }

  /** The time so many seconds after the request. */
  long after(long seconds) {
    return request.createdAt() + seconds;
  }

  /** Any DVM that serves the kind of the request; the one it is addressed to, if any. */
  Dvm dvm() {
    String addressed = request.firstTagValue("p");
    List<Dvm> wanted =
        stage.cast().dvms().stream().filter(dvm -> dvm.hex().equals(addressed)).toList();
    return wanted.isEmpty() ? stage.cast().dvm(request.kind(), stage.dice()) : wanted.get(0);
  }

  /** Publishes a result as DVMs write it: with the request, its id and its author. */
  Event result(Author dvm, long seconds) {
    return result(dvm, seconds, usualTags());
  }

  /** Publishes a result of the usual kind with exactly these tags. */
  Event result(Author dvm, long seconds, Tags tags) {
    String content = Wording.answer(request.kind(), stage.dice());
    return stage.publish(dvm, after(seconds), request.kind() + Kind.RESULT_OFFSET, tags, content);
  }

  /** The tags of a usual result. */
  Tags usualTags() {
    return Tags.of("request", EventJson.compact(request))
        .add("e", id(), stage.cast().relay(stage.dice()))
        .add("p", customer.hex());
  }

  /** Publishes feedback with a tag {@code status} of these values. */
  Event feedback(Author dvm, long seconds, String... status) {
    return feedback(dvm, seconds, feedbackTags(status), "");
  }

  /** Publishes feedback with exactly these tags and content. */
  Event feedback(Author dvm, long seconds, Tags tags, String content) {
    return stage.publish(dvm, after(seconds), Kind.FEEDBACK, tags, content);
  }

  /** The tags of usual feedback with a tag {@code status} of these values. */
  Tags feedbackTags(String... status) {
    Tags tags = Tags.none();
    String[] tag = new String[status.length + 1];
    tag[0] = "status";
    System.arraycopy(status, 0, tag, 1, status.length);
    return tags.add(tag).add("e", id()).add("p", customer.hex());
  }
}
