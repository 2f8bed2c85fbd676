package live.dvmdash.relay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import live.dvmdash.event.Event;

/** What a {@link TestRelay} has, and what it does wrong. */
public final class RelaySetup {

  /** The status that opens the WebSocket. */
  static final int OPEN = 101;

  /** In place of a status, that there is no answer. */
  static final int SILENT = 0;

  private final List<StoredEvent> events = new ArrayList<>();
  private final List<UnaryOperator<AskedFilter>> readings = new ArrayList<>();
  private final List<Behaviour> behaviours = new ArrayList<>();
  private final List<Step> greeting = new ArrayList<>();
  private Comparator<StoredEvent> order = StoredEvent.NEWEST_FIRST;
  private ServerSocketFactory sockets = ServerSocketFactory.getDefault();
  private boolean secure;
  private boolean finishHint;
  private boolean pongs = true;
  private boolean onlyOneConnection;
  private int cap = Integer.MAX_VALUE;
  private int largestFrame = Integer.MAX_VALUE;
  private int liveSubscriptions = Integer.MAX_VALUE;
  private int messagesPerConnection = Integer.MAX_VALUE;
  private int connectionsAccepted = Integer.MAX_VALUE;
  private int status = OPEN;
  private int refusals;
  private String information = "{\"name\":\"test\",\"supported_nips\":[1,11]}";

  RelaySetup() {}

  /** Adds events. */
  public RelaySetup and(Collection<Event> more) {
    more.forEach(event -> events.add(StoredEvent.of(event)));
    return this;
  }

  /** Adds an event that may be wrong in some way, as JSON. */
  public RelaySetup and(byte[] json) {
    events.add(StoredEvent.of(json));
    return this;
  }

  /** Answers each filter with at most that many events, and does not say so. */
  public RelaySetup cap(int most) {
    cap = most;
    return this;
  }

  /** Sends all that matches, whatever the limit. */
  public RelaySetup ignoringLimit() {
    return reading(filter -> filter.withLimit(Integer.MAX_VALUE));
  }

  /** Answers as if filters had no beginning. */
  public RelaySetup ignoringSince() {
    return reading(filter -> filter.withSince(0));
  }

  /** Answers as if filters had no end. */
  public RelaySetup ignoringUntil() {
    return reading(filter -> filter.withUntil(Long.MAX_VALUE));
  }

  /** Answers another filter than the one that was asked. */
  public RelaySetup reading(UnaryOperator<AskedFilter> change) {
    readings.add(change);
    return this;
  }

  /** Sends the oldest events, and these from the oldest to the newest. */
  public RelaySetup oldestFirst() {
    order = StoredEvent.OLDEST_FIRST;
    return this;
  }

  /** Sends any events that match, in any order, another one for each seed. */
  public RelaySetup unsorted(long seed) {
    order = StoredEvent.arbitrary(seed);
    return this;
  }

  /** Says with the end of an answer when nothing is left behind it (NIP-67). */
  public RelaySetup finishHint() {
    finishHint = true;
    return this;
  }

  /** Answers all requests differently. */
  public RelaySetup always(Behaviour behaviour) {
    behaviours.add(behaviour);
    return this;
  }

  /** Answers some requests differently. */
  public RelaySetup when(Predicate<Request> condition, Behaviour behaviour) {
    return always(
        (request, steps) -> condition.test(request) ? behaviour.answer(request, steps) : steps);
  }

  /** Refuses filters beyond that many in a period. */
  public RelaySetup rateLimit(int filters, Duration period) {
    return when(
        Conditions.moreFiltersThan(filters, period), Behaviour.closed("rate-limited: slow down"));
  }

  /** Does this at the beginning of each connection. */
  public RelaySetup greeting(Step... steps) {
    greeting.addAll(List.of(steps));
    return this;
  }

  /** Refuses the first handshakes with a status of HTTP. */
  public RelaySetup handshake(int refusal, int times) {
    status = refusal;
    refusals = times;
    return this;
  }

  /** Refuses every handshake with a status of HTTP. */
  public RelaySetup handshake(int refusal) {
    return handshake(refusal, Integer.MAX_VALUE);
  }

  /** Accepts connections and never answers the handshake. */
  public RelaySetup silentHandshake() {
    return handshake(SILENT);
  }

  /** Drops each connection after that many messages. */
  public RelaySetup messagesPerConnection(int count) {
    messagesPerConnection = count;
    return this;
  }

  /** Stops listening after that many TCP connections. */
  public RelaySetup connectionsAccepted(int count) {
    connectionsAccepted = count;
    return this;
  }

  /** Refuses a second WebSocket with 429 while one is open. */
  public RelaySetup onlyOneConnection() {
    onlyOneConnection = true;
    return this;
  }

  /** Keeps only the last subscriptions of a connection live. */
  public RelaySetup liveSubscriptions(int count) {
    liveSubscriptions = count;
    return this;
  }

  /** Sends every message in frames of at most so many bytes, with a ping after each piece. */
  public RelaySetup fragmented(int bytes) {
    largestFrame = bytes;
    return this;
  }

  /** Does not answer pings. */
  public RelaySetup withoutPongs() {
    pongs = false;
    return this;
  }

  /** What a plain HTTP request is told (NIP-11). */
  public RelaySetup information(String json) {
    information = json;
    return this;
  }

  /** Speaks TLS, with a certificate that nobody has reason to trust. */
  public RelaySetup untrustedTls() {
    sockets = SelfSigned.sockets();
    secure = true;
    return this;
  }

  /** The relay, listening. */
  public TestRelay start() {
    try {
      return new TestRelay(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the relay does when it gets a request. */
  List<Step> answer(Request request, EventStore store) {
    EventStore.Found found = store.find(request.filters().stream().map(this::read).toList());
    List<Step> steps = new ArrayList<>();
    found.events().forEach(event -> steps.add(new Step.Tell(event.json())));
    steps.add(new Step.End(finishHint && found.complete()));
    List<Step> answer = steps;
    for (Behaviour behaviour : behaviours) {
      answer = behaviour.answer(request, answer);
    }
    return answer;
  }

  private AskedFilter read(AskedFilter asked) {
    AskedFilter filter = asked;
    for (UnaryOperator<AskedFilter> reading : readings) {
      filter = reading.apply(filter);
    }
    return filter.withLimit(Math.min(filter.limit(), cap));
  }

  EventStore store() {
    return new EventStore(events, order);
  }

  ServerSocketFactory sockets() {
    return sockets;
  }

  boolean isSecure() {
    return secure;
  }

  boolean answersPings() {
    return pongs;
  }

  boolean onlyOneConnectionAllowed() {
    return onlyOneConnection;
  }

  int largestFrame() {
    return largestFrame;
  }

  int liveSubscriptionsKept() {
    return liveSubscriptions;
  }

  int messagesPerConnectionSent() {
    return messagesPerConnection;
  }

  int lastConnection() {
    return connectionsAccepted;
  }

  /**
   * The status of HTTP that the handshake of a connection gets, {@link #OPEN} or {@link #SILENT}.
   */
  int status(int connection) {
    return connection <= refusals ? status : OPEN;
  }

  String information() {
    return information;
  }

  List<Step> greeting() {
    return greeting;
  }
}
