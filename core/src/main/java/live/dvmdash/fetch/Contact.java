package live.dvmdash.fetch;

import java.time.Clock;
import java.time.Duration;
import live.dvmdash.event.Kind;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.Pager;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.RelayMemory;
import live.dvmdash.relay.RelaySession;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.SessionOptions;
import live.dvmdash.relay.Traffic;
import live.dvmdash.relay.Walk;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one relay and the walk over it. Both last for a round; what is learnt of the
 * relay's ways lasts longer.
 */
final class Contact {

  /** How long to wait for a relay that has been dead for long, at each step and in all. */
  private static final Duration BRIEF = Duration.ofSeconds(5);

  private static final Duration BRIEFLY_IN_ALL = Duration.ofSeconds(15);

  private final RelayClient client;
  private final RelayChoice choice;
  private final FetchOrder order;
  private final boolean briefly;
  private final SeenAuthors authors;
  private final Clock clock;
  private RelayMemory memory;
  private volatile @Nullable RelaySession session;
  private @Nullable Pager pager;

  /**
   * A contact that is not made yet.
   *
   * @param briefly whether nothing much is expected
   */
  Contact(
      RelayClient client,
      RelayChoice choice,
      FetchOrder order,
      boolean briefly,
      RelayRecord record,
      SeenAuthors authors,
      Clock clock) {
    this.client = client;
    this.choice = choice;
    this.authors = authors;
    this.clock = clock;
    this.memory = new RelayMemory(record.kindsAtOnce(), record.largestPage());
    this.order = order;
    this.briefly = briefly;
  }

  /**
   * Sees whether a relay that was dead is back; others are taken at their word.
   *
   * @return why it is not; null when it may be asked
   */
  Answer.@Nullable Lost look(Traffic traffic) throws InterruptedException {
    if (!briefly) {
      return null;
    }
    SessionOptions options = new SessionOptions(BRIEF, BRIEFLY_IN_ALL, true, order.key()).atOnce();
    Interval lately = new Interval(now() - 3_600, now());
    Filter little = new Filter(Selection.ALL, KindSet.of(Kind.FEEDBACK), lately, 1);
    try (RelaySession brief = client.session(choice.url(), options, traffic)) {
      return switch (brief.ask(little, delivery -> true)) {
        case Answer.Lost(Answer.Loss why, String text) when why == Answer.Loss.OUT_OF_TIME ->
            new Answer.Lost(Answer.Loss.UNREACHABLE, "does not answer");
        case Answer.Lost lost -> lost;
        case Answer.Broken broken -> new Answer.Lost(Answer.Loss.UNREACHABLE, broken.text());
        case Answer.Silent silent -> new Answer.Lost(Answer.Loss.UNREACHABLE, "does not answer");
        case Answer.Ended ended -> null;
        case Answer.Disliked disliked -> null;
      };
    }
  }

  /**
   * Begins a round: everything anew but for what was learnt. The relay may be in a local network,
   * since only the user names relays to fetch from.
   *
   * @param budget how long the round may take; null for as long as the relay answers
   */
  void renew(Walk walk, Traffic traffic, @Nullable Duration budget) {
    memory = memory();
    close();
    SessionOptions options =
        new SessionOptions(order.limits().silence(), budget, true, order.key());
    RelaySession made = client.session(choice.url(), options, traffic);
    session = made;
    pager = new Pager(made, walk, traffic, memory, authors, Fetch.newest(clock));
  }

  Pager pager() {
    if (pager == null) {
      throw new IllegalStateException("a round has to begin before anything is asked");
    }
    return pager;
  }

  RelaySession session() {
    RelaySession open = session;
    if (open == null) {
      throw new IllegalStateException("a round has to begin before anything is asked");
    }
    return open;
  }

  /** What is known of the relay's ways by now. */
  RelayMemory memory() {
    return pager == null ? memory : pager.memory();
  }

  /** How long a round of stored events may take. */
  Duration budget() {
    return order.limits().relay();
  }

  /** The latest second that is believed of an event. */
  long newest() {
    return Fetch.newest(clock);
  }

  /** The time, epoch seconds. */
  long now() {
    return clock.instant().getEpochSecond();
  }

  /**
   * What is to be said of a relay whose thread was interrupted.
   *
   * @param recalled why it was; null when the program ends
   */
  Answer.Lost interrupted(Answer.@Nullable Lost recalled) {
    Answer.Lost why = recalled == null ? new Answer.Lost(Answer.Loss.STOPPED, "stopped") : recalled;
    RelaySession open = session;
    String trouble = open == null ? null : open.trouble();
    if (trouble == null) {
      return why;
    }
    boolean stopped = why.why() == Answer.Loss.STOPPED;
    return new Answer.Lost(stopped ? why.why() : Answer.Loss.UNREACHABLE, trouble);
  }

  void close() {
    RelaySession open = session;
    if (open != null) {
      open.close();
    }
  }
}
