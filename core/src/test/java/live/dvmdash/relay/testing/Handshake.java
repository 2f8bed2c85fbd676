package live.dvmdash.relay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The HTTP request with which a connection begins. */
final class Handshake {

  /** What RFC 6455 adds to a client's key. */
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Frames frames;
  private final Map<String, String> headers = new HashMap<>();

  private Handshake(Frames frames) {
    this.frames = frames;
  }

  static Handshake read(Frames frames) throws IOException {
    Handshake handshake = new Handshake(frames);
    frames.line();
    for (String line = frames.line(); !line.isEmpty(); line = frames.line()) {
      int colon = line.indexOf(':');
      handshake.headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return handshake;
  }

  /** Whether the client wants a WebSocket, and not the relay's information (NIP-11). */
  boolean isUpgrade() {
    return headers.containsKey("sec-websocket-key");
  }

  /** Opens the WebSocket. */
  void accept() throws IOException {
    String key = headers.get("sec-websocket-key") + GUID;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
      respond(
          "101 Switching Protocols",
          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n",
          "");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers as a plain web server does. */
  void answer(int status, String type, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    respond(
        status + " as the test wants",
        "Connection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n",
        body);
  }

  private void respond(String status, String headerLines, String body) throws IOException {
    String response = "HTTP/1.1 " + status + "\r\n" + headerLines + "\r\n" + body;
    frames.raw(response.getBytes(StandardCharsets.UTF_8));
  }
}
