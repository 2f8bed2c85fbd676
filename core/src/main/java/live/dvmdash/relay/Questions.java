package live.dvmdash.relay;

import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/** Asks a relay for one walk: judges what comes, hands on what is wanted, and counts. */
final class Questions {

  private final Subscriber relay;
  private final Walk walk;
  private final Traffic traffic;
  private final Habits habits;
  private final MetAuthors authors;
  private final Filter target;
  private final long notAfter;
  private final Seen seen = new Seen();
  private Answer.@Nullable Lost lost;

  /**
   * Makes ready.
   *
   * @param target all that the walk is for
   * @param notAfter the last second that an event may claim to be from, epoch seconds
   */
  Questions(
      Subscriber relay,
      Walk walk,
      Traffic traffic,
      Habits habits,
      MetAuthors authors,
      Filter target,
      long notAfter) {
    this.relay = relay;
    this.walk = walk;
    this.traffic = traffic;
    this.habits = habits;
    this.authors = authors;
    this.target = target;
    this.notAfter = notAfter;
  }

  Filter target() {
    return target;
  }

  Seen seen() {
    return seen;
  }

  /** Asks one filter. */
  Page ask(Filter filter) throws InterruptedException {
    Page page = new Page();
    page.end(relay.ask(filter, delivery -> take(delivery, filter, page)));
    habits.learn(filter, page);
    if (page.answer() instanceof Answer.Lost loss) {
      lost = loss;
    }
    return page;
  }

  /** Gives the relay up. */
  void lose(Answer.Lost loss) {
    lost = loss;
  }

  /** Why the relay will not answer any more; null while it may. */
  Answer.@Nullable Lost lost() {
    return lost;
  }

  private boolean take(Delivery delivery, Filter filter, Page page) throws InterruptedException {
    if (!page.add(delivery.key(), delivery.json().length)) {
      return false;
    }
    Event event = delivery.event();
    if (event == null) {
      page.stranger();
      return isNew(delivery, page);
    }
    if (event.createdAt() > notAfter && filter.matchesAnyTime(event)) {
      traffic.future().incrementAndGet();
      page.beyond();
      return false;
    }
    boolean asked = filter.matches(event);
    if (asked) {
      page.match(event);
    } else {
      place(event, filter, page);
    }
    if (!target.matches(event) || event.createdAt() > notAfter) {
      if (!asked) {
        traffic.mismatching().incrementAndGet();
      }
      return false;
    }
    authors.met(event);
    return isNew(delivery, page);
  }

  private static void place(Event event, Filter filter, Page page) {
    if (filter.time().contains(event.createdAt())) {
      page.stranger();
    } else if (filter.matchesAnyTime(event) && event.createdAt() >= filter.time().until()) {
      page.beyond();
    }
  }

  private boolean isNew(Delivery delivery, Page page) throws InterruptedException {
    if (!seen.add(delivery)) {
      return false;
    }
    page.fresh();
    if (delivery.event() != null) {
      traffic.events().incrementAndGet();
    }
    walk.found(delivery);
    return true;
  }
}
