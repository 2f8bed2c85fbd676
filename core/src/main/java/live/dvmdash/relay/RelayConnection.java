package live.dvmdash.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to a relay. A thread of its own keeps it alive with pings, and ends it when nothing
 * comes any more, not even an answer to them. For use by one thread, but for {@link #close}.
 */
final class RelayConnection implements AutoCloseable {

  private static final Duration FAREWELL = Duration.ofMillis(500);

  /** The client keeps the timeout itself, and tells better what it met; this is the last resort. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final WebSocket socket;
  private final Receiver receiver;
  private final TimeSource time;
  private final Duration timeout;
  private final Thread keeper;

  private RelayConnection(
      WebSocket socket,
      Receiver receiver,
      TimeSource time,
      Duration timeout,
      Timings timings,
      RandomGenerator random) {
    this.socket = socket;
    this.receiver = receiver;
    this.time = time;
    this.timeout = timeout;
    this.keeper = Thread.ofVirtual().start(() -> keepAlive(timings, random));
  }

  /**
   * Connects within the timeout.
   *
   * @throws ConnectFailure when that does not succeed
   */
  static RelayConnection open(
      HttpClient http,
      RelayUrl url,
      SessionOptions options,
      Traffic traffic,
      TimeSource time,
      Timings timings,
      RandomGenerator random)
      throws ConnectFailure, InterruptedException {
    Receiver receiver = new Receiver(traffic, time);
    Duration timeout = options.timeout();
    CompletableFuture<WebSocket> opening =
        allowed(url, options)
            .thenCompose(allowed ->
                http.newWebSocketBuilder()
                    .connectTimeout(timeout)
                    .header("User-Agent", "dvmdash")
                    .buildAsync(url.uri(), receiver));
    WebSocket socket = null;
    try {
      socket = opening.get(timeout.plus(MOMENT).toNanos(), TimeUnit.NANOSECONDS);
      return new RelayConnection(socket, receiver, time, timeout, timings, random);
    } catch (ExecutionException e) {
      throw ConnectFailure.of(url, e.getCause(), timeout);
    } catch (TimeoutException e) {
      throw ConnectFailure.of(url, e, timeout);
    } finally {
      if (socket == null) {
        CompletableFuture<Void> unused = opening.thenAccept(WebSocket::abort); // if it comes late
      }
    }
  }

  /** Finds out whether the relay is at an address that we may connect to. */
  static CompletableFuture<@Nullable Void> allowed(RelayUrl url, SessionOptions options) {
    return options.allowPrivate()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> checkPublic(url), Thread::startVirtualThread);
  }

  private static void checkPublic(RelayUrl url) {
    try {
      if (PrivateAddresses.areBehind(url.host())) {
        throw new CompletionException(ConnectFailure.privateAddress(url));
      }
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a message.
   *
   * @return whether it went out; if not, the connection has ended
   */
  boolean send(String message) throws InterruptedException {
    try {
      socket.sendText(message, true).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      abandon(ConnectionEnd.failed(cause));
    } catch (TimeoutException e) {
      abandon(ConnectionEnd.abandoned("the relay does not take what is sent to it"));
    }
    return false;
  }

  /** The next message; null when none came in so many nanoseconds, or the connection has ended. */
  byte @Nullable [] poll(long nanos) throws InterruptedException {
    return receiver.inbox().poll(nanos);
  }

  /** How the connection ended, once all that came over it is read; null while it lasts. */
  @Nullable ConnectionEnd end() {
    return receiver.inbox().end();
  }

  /**
   * Makes the relay give a sign of life. It also finds an end that the JDK does not report, as when
   * the relay drops the connection while the last message is being handed on.
   */
  void ping() {
    CompletableFuture<WebSocket> unused =
        socket
            .sendPing(ByteBuffer.allocate(0))
            .whenComplete((sent, fault) -> {
              if (fault instanceof IOException) { // and not that one is under way
                receiver.inbox().end(ConnectionEnd.failed(fault));
              }
            });
  }

  /** When anything came, a pong for instance, in nanoseconds of the time source. */
  long lastFrame() {
    return receiver.lastFrame();
  }

  /** When a message, or a part of one, came, in nanoseconds of the time source. */
  long lastData() {
    return receiver.lastData();
  }

  /** Gives the connection up at once. */
  void abandon(ConnectionEnd why) {
    receiver.inbox().end(why);
    keeper.interrupt();
    socket.abort();
  }

  /** Takes leave, for at most half a second. */
  @Override
  public void close() {
    try {
      if (end() == null) {
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Whoever does not listen to a farewell gets none.
    } finally {
      abandon(ConnectionEnd.abandoned("closed"));
    }
  }

  private void keepAlive(Timings timings, RandomGenerator random) {
    try {
      while (end() == null) {
        long pinged = time.nanoTime();
        ping();
        Thread.sleep(
            Duration.ofNanos(
                random.nextLong(timings.leastPing().toNanos(), timings.mostPing().toNanos() + 1)));
        if (!receiver.inbox().isFull() && receiver.lastFrame() - pinged < 0) {
          abandon(ConnectionEnd.abandoned("the relay gives no sign of life"));
        }
      }
    } catch (InterruptedException e) {
      // The connection has ended.
    }
  }
}
