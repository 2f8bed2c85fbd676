package live.dvmdash.relay;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Connects to relays. May be shared by threads; the sessions it makes may not. */
public final class RelayClient implements AutoCloseable {

  private static final int OK = 200;

  /** The HTTP client, which knows how far it has come, is to be the first to give up. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final RelayMessageReader reader = new RelayMessageReader(new RecentDeliveries());
  private final HttpClient http = HttpClient.newBuilder().build();
  private final Clock clock;
  private final TimeSource time;
  private final Timings timings;
  private final RandomGenerator random;

  /**
   * A client that nothing connects yet.
   *
   * @param clock what time signatures for relays bear
   * @param time by which waits are measured
   * @param random for what should not happen everywhere at once; may be used by many threads
   */
  public RelayClient(Clock clock, TimeSource time, RandomGenerator random) {
    this(clock, time, random, Timings.USUAL);
  }

  RelayClient(Clock clock, TimeSource time, RandomGenerator random, Timings timings) {
    this.clock = clock;
    this.time = time;
    this.random = random;
    this.timings = timings;
  }

  /** A session with a relay, which connects when the first question is asked. */
  public RelaySession session(RelayUrl url, SessionOptions options, Traffic traffic) {
    Conversation conversation = new Conversation(options, traffic, time, timings, random, reader);
    return new RelaySession(http, url, options, conversation, random, clock);
  }

  /**
   * Asks a relay for its information document (NIP-11).
   *
   * @throws ConnectFailure when the relay could not be connected to
   * @throws IOException with a sentence for people, when there is none within the timeout
   */
  public RelayInfo information(RelayUrl url, SessionOptions options)
      throws IOException, InterruptedException {
    Duration timeout = options.timeout();
    HttpRequest request =
        HttpRequest.newBuilder(url.informationUri())
            .header("Accept", "application/nostr+json")
            .header("User-Agent", "dvmdash")
            .timeout(timeout)
            .build();
    within(RelayConnection.allowed(url, options), url, timeout);
    HttpResponse<byte[]> response =
        within(http.sendAsync(request, head -> new BoundedBody(RelayInfo.MAX_BYTES)), url, timeout);
    if (response.statusCode() != OK) {
      throw new IOException(
          "%s answers with status %d of HTTP".formatted(url.host(), response.statusCode()));
    }
    try {
      return RelayInfo.parse(response.body());
    } catch (IOException e) {
      throw new IOException("%s sends no information document".formatted(url.host()), e);
    }
  }

  private static <T extends @Nullable Object> T within(
      CompletableFuture<T> future, RelayUrl url, Duration timeout)
      throws IOException, InterruptedException {
    try {
      return future.get(timeout.plus(SLACK).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw ConnectFailure.of(url, e.getCause(), timeout);
    } catch (TimeoutException e) {
      throw ConnectFailure.of(url, e, timeout);
    } finally {
      future.cancel(true);
    }
  }

  /** Ends all connections. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
