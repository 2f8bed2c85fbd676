package live.dvmdash.relay.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that a test reads message by message. */
final class TestClient implements AutoCloseable, WebSocket.Listener {

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  private TestClient(String url) {
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
  }

  static TestClient of(TestRelay relay) {
    return new TestClient(relay.url());
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  void ping() {
    socket.sendPing(ByteBuffer.allocate(1)).join();
  }

  /** The next message, or how the connection ended. */
  String next() throws InterruptedException {
    String message = messages.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message in 10 s");
    }
    return message;
  }

  /** So many messages. */
  List<String> upTo(int count) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  /** Whether nothing comes for a moment. */
  boolean hearsNothing() throws InterruptedException {
    return messages.poll(100, TimeUnit.MILLISECONDS) == null;
  }

  /** The ids of the stored events that answer a filter. */
  List<String> ids(String... filters) throws InterruptedException {
    send("[\"REQ\",\"ids\"," + String.join(",", filters) + "]");
    List<String> answer = upTo("[\"EOSE\",\"ids\"]");
    send("[\"CLOSE\",\"ids\"]");
    return answer.subList(0, answer.size() - 1).stream().map(TestClient::id).toList();
  }

  private static String id(String message) {
    return Json.read(message.getBytes(StandardCharsets.UTF_8)).path(2).path("id").asText();
  }

  /** The messages up to one, and that one. */
  List<String> upTo(String last) throws InterruptedException {
    List<String> all = new ArrayList<>();
    do {
      all.add(next());
    } while (!all.getLast().equals(last));
    return all;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    messages.add("closed " + code);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    messages.add("binary " + data.remaining());
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
    messages.add("ping");
    webSocket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
    messages.add("pong");
    webSocket.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    messages.add("failed");
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
