package live.dvmdash.archive;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP answer, taken piece by piece with a limit on how long each may keep us
 * waiting. (The JDK's request timeout ends with the headers.) Only one piece is under way at a
 * time, so memory stays bounded.
 */
final class TimedBody implements BodySubscriber<TimedBody>, AutoCloseable {

  private sealed interface Signal {
    record Data(List<ByteBuffer> buffers) implements Signal {}

    record Failed(Throwable cause) implements Signal {}

    record Done() implements Signal {}
  }

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

  @Override
  public CompletionStage<TimedBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.compareAndSet(null, given)) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Signal.Data(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new Signal.Failed(cause));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.Done());
  }

  /**
   * The next piece.
   *
   * @return the bytes, or null at the end of the body
   * @throws IOException when the body breaks off, or nothing comes for so long
   */
  @Nullable List<ByteBuffer> next(Duration idle) throws IOException, InterruptedException {
    Signal signal = signals.poll(idle.toNanos(), TimeUnit.NANOSECONDS);
    return switch (signal) {
      case null ->
          throw new HttpTimeoutException("nothing came for %d s".formatted(idle.toSeconds()));
      case Signal.Failed failed ->
          throw new IOException("the connection broke off", failed.cause());
      case Signal.Done done -> null;
      case Signal.Data data -> {
        Flow.Subscription open = subscription.get();
        if (open != null) {
          open.request(1);
        }
        yield data.buffers();
      }
    };
  }

  /** Lets go of the connection, whatever is left of the body. */
  @Override
  public void close() {
    Flow.Subscription open = subscription.get();
    if (open != null) {
      open.cancel();
    }
  }
}
