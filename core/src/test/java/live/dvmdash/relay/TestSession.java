package live.dvmdash.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.TestRelay;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/** A session with a relay of a test, with short waits, and what it brought. */
final class TestSession implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(2);
  static final Filter REQUESTS = filter(5050);

  private static final Timings TIMINGS =
      new Timings(Duration.ofMillis(1900), Duration.ofMillis(2000), Duration.ofMillis(300));

  final SkippedTime time = new SkippedTime();
  final Traffic traffic = new Traffic();
  final List<Event> events = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  final RelaySession session;
  private final Set<Bytes32> known = new HashSet<>();
  private final RelayClient client;

  private TestSession(RelayUrl url, SessionOptions options) {
    client = new RelayClient(Clock.systemUTC(), time, new Random(1), TIMINGS);
    session = client.session(url, options, traffic);
  }

  static TestSession with(TestRelay relay) {
    return with(relay, options(null));
  }

  static TestSession with(TestRelay relay, SessionOptions options) {
    return new TestSession(RelayUrl.parse(relay.url()), options);
  }

  static TestSession with(String url, SessionOptions options) {
    return new TestSession(RelayUrl.parse(url), options);
  }

  static SessionOptions options(@Nullable AuthKey key) {
    return new SessionOptions(TIMEOUT, null, true, key);
  }

  static Filter filter(int... kinds) {
    return new Filter(Selection.ALL, KindSet.of(kinds), new Interval(0, 4_000_000_000L), 500);
  }

  Answer ask() throws InterruptedException {
    return ask(REQUESTS);
  }

  Answer ask(Filter filter) throws InterruptedException {
    return session.ask(filter, this::take);
  }

  boolean take(Delivery delivery) {
    if (delivery.event() == null) {
      faults.add(String.valueOf(delivery.fault()));
      return false;
    }
    events.add(delivery.event());
    return known.add(delivery.event().id());
  }

  @Override
  public void close() {
    session.close();
    client.close();
  }
}
