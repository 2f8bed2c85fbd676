package live.dvmdash.fetch;

import java.time.Duration;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.Delivery;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.Traffic;
import live.dvmdash.span.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An errand at one relay: takes what comes from now on. When the connection breaks, what was missed
 * is asked for before listening goes on.
 *
 * @param tasks what is wanted, as tasks for any time
 * @param since from when on nothing was asked for yet, epoch seconds
 * @param time how long to listen
 */
record Listening(List<Task> tasks, long since, Duration time) {

  /** Relays deliver late, so what is heard overlaps a little with what was asked for. */
  private static final long OVERLAP_SECONDS = 60;

  /** How long to leave a relay alone that does not answer. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** So that a relay that breaks off at once, again and again, is not asked without end. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** Filters have an end, and listening must not reach it. */
  private static final long AHEAD_SECONDS = 30 * 86_400;

  /**
   * Listens. To be interrupted is an end like another: then it counts how the relay was doing.
   *
   * @return why the relay will not answer any more; null when the time is over
   */
  Answer.@Nullable Lost run(Contact contact, RelayWorker worker) {
    Condition condition = new Condition();
    condition.lost = worker.lost();
    try {
      return run(contact, worker, condition);
    } catch (InterruptedException e) {
      return condition.lost;
    }
  }

  /** How a relay is doing. */
  private static final class Condition {
    private Answer.@Nullable Lost lost;
  }

  private Answer.@Nullable Lost run(Contact contact, RelayWorker worker, Condition condition)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long from = since - OVERLAP_SECONDS;
    contact.renew(worker, worker.traffic(), null);
    while (true) {
      long now = contact.now();
      Answer answer = catchUp(contact, from);
      if (answer == null) {
        condition.lost = null;
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (answer == null && left.isPositive()) {
        from = now - OVERLAP_SECONDS;
        answer = listen(contact, worker, from, left);
      }
      left = Duration.ofNanos(end - System.nanoTime());
      if (answer instanceof Answer.Disliked disliked) {
        return new Answer.Lost(
            Answer.Loss.RESTRICTED, "does not let us listen: " + disliked.text());
      }
      Answer.Lost lost = answer instanceof Answer.Lost gone ? gone : null;
      condition.lost = lost;
      if (!left.isPositive() || (lost != null && !isPassing(lost))) {
        return lost;
      }
      Duration pause = lost == null ? BREATH : PAUSE;
      Thread.sleep(left.compareTo(pause) < 0 ? left : pause);
      if (lost != null) {
        contact.renew(worker, worker.traffic(), null);
      }
    }
  }

  private static boolean isPassing(Answer.Lost lost) {
    return switch (lost.why()) {
      case UNREACHABLE, RATE_LIMITED, OUT_OF_TIME -> true;
      case AUTH_REQUIRED, RESTRICTED, STOPPED -> false;
    };
  }

  private Answer listen(Contact contact, RelayWorker worker, long from, Duration left)
      throws InterruptedException {
    Interval future = new Interval(from, contact.newest() + AHEAD_SECONDS);
    List<Filter> filters =
        tasks.stream()
            .flatMap(task ->
                task.kinds().chunks(contact.memory().kindsAtOnce()).stream()
                    .map(kinds ->
                        new Filter(task.selection(), kinds, future, task.filter().limit())))
            .toList();
    return contact
        .session()
        .listen(filters, delivery -> take(filters, delivery, contact.newest(), worker), left);
  }

  private static boolean take(
      List<Filter> filters, Delivery delivery, long newest, RelayWorker worker) {
    Event event = delivery.event();
    Traffic traffic = worker.traffic();
    if (event != null && filters.stream().noneMatch(filter -> filter.matchesAnyTime(event))) {
      traffic.mismatching().incrementAndGet();
      return false;
    }
    if (event != null && event.createdAt() > newest) {
      traffic.future().incrementAndGet();
      return false;
    }
    traffic.events().incrementAndGet();
    worker.found(delivery);
    worker.flush();
    return true;
  }

  /** Asks for what came while nobody listened; null when all of it came. */
  private Answer.@Nullable Lost catchUp(Contact contact, long from) throws InterruptedException {
    Interval missed = new Interval(from, contact.newest() + 1);
    for (Task task : tasks) {
      Answer.Lost lost =
          contact.pager().walk(task.selection(), task.kinds(), missed, task.windows());
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }
}
