package live.dvmdash.fetch;

import java.time.Clock;
import java.time.Duration;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.Pager;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.RelayMemory;
import live.dvmdash.relay.RelaySession;
import live.dvmdash.relay.SessionOptions;
import live.dvmdash.relay.Traffic;
import live.dvmdash.relay.Walk;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one relay and the walk over it. Both last for a round; what is learnt of the
 * relay's ways lasts longer.
 */
final class Contact {

  /** To see whether a dead relay is back. */
  private static final Duration BRIEF = Duration.ofSeconds(5);

  private final RelayClient client;
  private final RelayChoice choice;
  private final FetchOrder order;
  private final Duration silence;
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
    this.silence = briefly ? BRIEF : order.limits().silence();
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
    SessionOptions options = new SessionOptions(silence, budget, true, order.key());
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

  void close() {
    RelaySession open = session;
    if (open != null) {
      open.close();
    }
  }
}
