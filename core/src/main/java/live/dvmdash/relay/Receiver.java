package live.dvmdash.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Receives what comes over a WebSocket, joins the parts of messages, and asks for the next part
 * only while there is room for it. What is too large is dropped as it comes.
 */
final class Receiver implements WebSocket.Listener {

  /** The most bytes of a message; events of 2 MB exist. */
  static final int LARGEST_MESSAGE = 5_000_000;

  private static final int KEPT_BUFFER = 1 << 16;

  private final Traffic traffic;
  private final TimeSource time;
  private final Inbox inbox = new Inbox(this::resume);
  private volatile @Nullable WebSocket socket;
  private volatile long lastFrame;
  private volatile long lastData;

  /** The parts so far of a message that is under way; used by one thread at a time. */
  private ByteArrayOutputStream parts = new ByteArrayOutputStream();

  private boolean tooLarge;

  Receiver(Traffic traffic, TimeSource time) {
    this.traffic = traffic;
    this.time = time;
    heardData();
  }

  /** What has come. */
  Inbox inbox() {
    return inbox;
  }

  /** When anything came, a pong for instance, in nanoseconds of the time source. */
  long lastFrame() {
    return lastFrame;
  }

  /** When a message, or a part of one, came, in nanoseconds of the time source. */
  long lastData() {
    return lastData;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    heardData();
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heardData();
    byte[] part = data.toString().getBytes(UTF_8);
    boolean room = true;
    if (last && parts.size() == 0 && !tooLarge && part.length <= LARGEST_MESSAGE) {
      room = inbox.put(part);
    } else {
      join(part);
      room = !last || finish();
    }
    if (room) {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    heardData();
    if (last) {
      traffic.unreadable().incrementAndGet();
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    lastFrame = time.nanoTime();
    from.request(1);
    return null; // the JDK answers it
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    lastFrame = time.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    inbox.end(ConnectionEnd.closed(status, reason));
    return null; // the JDK answers it
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    inbox.end(ConnectionEnd.failed(error));
  }

  private void join(byte[] part) {
    tooLarge |= parts.size() + part.length > LARGEST_MESSAGE;
    if (tooLarge) {
      parts = new ByteArrayOutputStream();
    } else {
      parts.writeBytes(part);
    }
  }

  /** Hands on the message whose last part has come; whether there is room for another one. */
  private boolean finish() {
    if (tooLarge) {
      tooLarge = false;
      traffic.oversized().incrementAndGet();
      return true;
    }
    boolean room = inbox.put(parts.toByteArray());
    if (parts.size() > KEPT_BUFFER) {
      parts = new ByteArrayOutputStream();
    } else {
      parts.reset();
    }
    return room;
  }

  private void resume() {
    heardData(); // the relay was not silent, it was not listened to
    WebSocket open = socket;
    if (open != null) {
      open.request(1);
    }
  }

  private void heardData() {
    long now = time.nanoTime();
    lastFrame = now;
    lastData = now;
  }
}
