package live.dvmdash.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import live.dvmdash.event.Event;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/** A relay in memory that gives what it has newest first, unless it is told to misbehave. */
final class SimulatedRelay implements Subscriber {

  private static final Comparator<Event> NEWEST_FIRST =
      Comparator.comparingLong(Event::createdAt).reversed().thenComparing(Event::id);

  private final Set<Event> events;
  private final List<Filter> asked = new ArrayList<>();
  private final Deque<Answer> instead = new ArrayDeque<>();
  private final List<Delivery> always = new ArrayList<>();
  private Comparator<Event> order = NEWEST_FIRST;
  private @Nullable Random random;
  private int cap = Integer.MAX_VALUE;
  private int byteCap = Integer.MAX_VALUE;
  private int maxKinds = Integer.MAX_VALUE;
  private int cutAfter = Integer.MAX_VALUE;
  private KindSet notAllowed = KindSet.NONE;
  private Answer refusal = new Answer.Ended(false);
  private Answer cutOff = new Answer.Ended(false);
  private @Nullable Event poison;
  private boolean ignoresLimit;
  private boolean ignoresUntil;
  private boolean ignoresSince;
  private boolean ignoresKinds;
  private boolean repeats;
  private boolean finishes;

  SimulatedRelay(Collection<Event> events) {
    this.events = new LinkedHashSet<>(events);
  }

  /** Gives at most so many events in an answer. */
  SimulatedRelay cap(int most) {
    cap = most;
    return this;
  }

  /** Gives at most so many bytes in an answer, counting contents. */
  SimulatedRelay byteCap(int most) {
    byteCap = most;
    return this;
  }

  SimulatedRelay oldestFirst() {
    order = NEWEST_FIRST.reversed();
    return this;
  }

  /** Gives any events of those that match, in any order. */
  SimulatedRelay shuffled(long seed) {
    random = new Random(seed);
    return this;
  }

  SimulatedRelay ignoringLimit() {
    ignoresLimit = true;
    return this;
  }

  SimulatedRelay ignoringUntil() {
    ignoresUntil = true;
    return this;
  }

  SimulatedRelay ignoringSince() {
    ignoresSince = true;
    return this;
  }

  SimulatedRelay ignoringKinds() {
    ignoresKinds = true;
    return this;
  }

  /** Sends every event twice. */
  SimulatedRelay repeating() {
    repeats = true;
    return this;
  }

  /** Says when nothing is left behind a page (NIP-67). */
  SimulatedRelay finishing() {
    finishes = true;
    return this;
  }

  /** Answers so to filters with more kinds. */
  SimulatedRelay maxKinds(int most, Answer otherwise) {
    maxKinds = most;
    refusal = otherwise;
    return this;
  }

  /** Answers so to filters with one of those kinds. */
  SimulatedRelay notAllowing(KindSet kinds, Answer otherwise) {
    notAllowed = kinds;
    refusal = otherwise;
    return this;
  }

  /** Ends every answer so after that many events. */
  SimulatedRelay after(int count, Answer how) {
    cutAfter = count;
    cutOff = how;
    return this;
  }

  /** Breaks the connection in place of this event, and of all that would come after it. */
  SimulatedRelay unreadable(Event event) {
    poison = event;
    return this;
  }

  /** Sends this before each answer. */
  SimulatedRelay alwaysWith(Delivery... deliveries) {
    always.addAll(List.of(deliveries));
    return this;
  }

  /** Gives these answers, without an event, to the next questions. */
  SimulatedRelay first(Answer... answers) {
    instead.addAll(List.of(answers));
    return this;
  }

  List<Filter> asked() {
    return asked;
  }

  @Override
  public Answer ask(Filter filter, Sink sink) throws InterruptedException {
    asked.add(filter);
    if (!instead.isEmpty()) {
      return instead.pop();
    }
    boolean tooMany = filter.kinds().size() > maxKinds;
    boolean forbidden = filter.kinds().kinds().stream().anyMatch(notAllowed::contains);
    if (tooMany || forbidden) {
      return refusal;
    }
    for (Delivery delivery : always) {
      sink.take(delivery);
    }
    List<Event> matching = matching(filter);
    List<Event> page = page(matching, filter);
    int sent = 0;
    for (Event event : page) {
      if (event.equals(poison)) {
        return new Answer.Broken("bytes that are no UTF-8", true);
      }
      if (sent == cutAfter) {
        return cutOff;
      }
      sink.take(Sample.delivery(event));
      if (repeats) {
        sink.take(Sample.delivery(event));
      }
      sent++;
    }
    boolean isCut = sent == cutAfter || (cutOff instanceof Answer.Silent);
    return isCut && sent > 0
        ? cutOff
        : new Answer.Ended(finishes && page.size() == matching.size());
  }

  private List<Event> matching(Filter filter) {
    List<Event> matching = new ArrayList<>();
    for (Event event : events) {
      boolean late = event.createdAt() >= filter.time().until();
      boolean early = event.createdAt() < filter.time().since();
      Filter wanted =
          ignoresKinds
              ? new Filter(filter.selection(), KindSet.NONE, filter.time(), filter.limit())
              : filter;
      if (wanted.matchesAnyTime(event) && (ignoresUntil || !late) && (ignoresSince || !early)) {
        matching.add(event);
      }
    }
    return matching;
  }

  private List<Event> page(List<Event> matching, Filter filter) {
    List<Event> sorted = new ArrayList<>(matching);
    sorted.sort(order);
    if (random != null) {
      Collections.shuffle(sorted, random);
    }
    int most = Math.min(cap, ignoresLimit ? Integer.MAX_VALUE : filter.limit());
    List<Event> page = new ArrayList<>();
    int bytes = 0;
    for (Event event : sorted) {
      bytes += event.content().length();
      if (page.size() == most || (bytes > byteCap && !page.isEmpty())) {
        break;
      }
      page.add(event);
    }
    return page;
  }
}
