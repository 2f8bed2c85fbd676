package live.dvmdash.relay.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;

/** Changes how a relay answers a request. Behaviours are applied one after the other. */
@FunctionalInterface
public interface Behaviour {

  /** How many events {@link #endless} sends at once, if not fewer are asked for. */
  int ENDLESS_PAGE = 500;

  /**
   * Makes another answer of an answer.
   *
   * @param steps what would be done without this behaviour; not to be changed
   */
  List<Step> answer(Request request, List<Step> steps);

  /** Refuses with CLOSED. */
  static Behaviour closed(String text) {
    return (request, steps) -> List.of(new Step.Closed(text));
  }

  /** Refuses with NOTICE, which names no subscription, and nothing after it. */
  static Behaviour notice(String text) {
    return (request, steps) -> List.of(Step.notice(text));
  }

  /** Says that there is nothing. */
  static Behaviour nothing() {
    return (request, steps) -> List.of(new Step.End(false));
  }

  /** Does not answer at all. */
  static Behaviour silence() {
    return (request, steps) -> List.of();
  }

  /** Asks the client who it is, and refuses until it has said so. */
  static Behaviour challenge() {
    return (request, steps) ->
        List.of(
            new Step.Challenge(),
            new Step.Closed("auth-required: this relay serves only those it knows"));
  }

  /** Does that and nothing else. */
  static Behaviour only(Step... instead) {
    return (request, steps) -> List.of(instead);
  }

  /** Sends so many events and, when there are more, nothing after them, not even the end. */
  static Behaviour silentAfter(int events) {
    return cutAfter(events);
  }

  /** Sends so many events and drops the connection before the rest or the end. */
  static Behaviour droppedAfter(int events) {
    return cutAfter(events, new Step.Drop());
  }

  /** Sends so many events and then keeps the connection without reading or writing. */
  static Behaviour stalledAfter(int events) {
    return cutAfter(events, new Step.Stall());
  }

  /**
   * Does something else in place of all that follows the first steps of an answer. The end is a
   * step too, so an answer of fewer events stays whole.
   */
  static Behaviour cutAfter(int count, Step... instead) {
    return (request, steps) -> {
      if (steps.size() <= count) {
        return steps;
      }
      List<Step> cut = new ArrayList<>(steps.subList(0, count));
      cut.addAll(List.of(instead));
      return cut;
    };
  }

  /** Never says that the stored events are through. */
  static Behaviour withoutEnd() {
    return (request, steps) -> steps.stream().filter(step -> !(step instanceof Step.End)).toList();
  }

  /** Pauses before each step. */
  static Behaviour dripping(Duration pause) {
    return (request, steps) -> {
      List<Step> slow = new ArrayList<>();
      for (Step step : steps) {
        slow.add(new Step.Pause(pause));
        slow.add(step);
      }
      return slow;
    };
  }

  /** Sends each event twice. */
  static Behaviour eachTwice() {
    return (request, steps) -> {
      List<Step> twice = new ArrayList<>();
      for (Step step : steps) {
        twice.add(step);
        if (step instanceof Step.Tell) {
          twice.add(step);
        }
      }
      return twice;
    };
  }

  /** Does something more after the first steps of an answer. */
  static Behaviour inserting(int after, Step... more) {
    return (request, steps) -> {
      List<Step> longer = new ArrayList<>(steps);
      longer.addAll(Math.min(after, steps.size()), List.of(more));
      return longer;
    };
  }

  /** Sends events at the beginning of an answer, whether they match or not. */
  static Behaviour alsoTelling(Event... events) {
    Step[] more = new Step[events.length];
    for (int i = 0; i < events.length; i++) {
      more[i] = new Step.Tell(SigningAuthor.json(events[i]));
    }
    return inserting(0, more);
  }

  /** Sends events at the beginning of an answer as those of another subscription. */
  static Behaviour alsoTellingOthers(String subscription, Event... events) {
    Step[] more = new Step[events.length];
    for (int i = 0; i < events.length; i++) {
      more[i] = Step.eventOf(subscription, SigningAuthor.json(events[i]));
    }
    return inserting(0, more);
  }

  /** Does something else wherever one of the events would be sent. */
  static Behaviour insteadOf(Set<Event> events, Step other) {
    Set<String> ids = Set.copyOf(events.stream().map(event -> event.id().hex()).toList());
    return (request, steps) -> steps.stream().map(step -> tells(step, ids) ? other : step).toList();
  }

  private static boolean tells(Step step, Set<String> ids) {
    return step instanceof Step.Tell told && ids.contains(StoredEvent.of(told.event()).id());
  }

  /** Fills each answer to its limit with ever new events, whatever is asked for. */
  static Behaviour endless(Supplier<Event> events) {
    return (request, steps) -> {
      List<Step> page = new ArrayList<>();
      int limit = Math.min(ENDLESS_PAGE, request.filters().getFirst().limit());
      for (int i = 0; i < limit; i++) {
        page.add(new Step.Tell(SigningAuthor.json(events.get())));
      }
      page.add(new Step.End(false));
      return page;
    };
  }
}
