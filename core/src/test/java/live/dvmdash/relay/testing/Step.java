package live.dvmdash.relay.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One thing that a relay does while it answers. */
public sealed interface Step {

  /**
   * Sends an event of the subscription that is being answered.
   *
   * @param event its JSON, which may be broken in any way
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tell(byte[] event) implements Step {}

  /**
   * Says that the stored events are through.
   *
   * @param finished whether to add that nothing is left behind them (NIP-67)
   */
  record End(boolean finished) implements Step {}

  /** Ends the subscription from the relay's side. */
  record Closed(String text) implements Step {}

  /** Asks the client who it is (NIP-42). */
  record Challenge() implements Step {}

  /**
   * Sends a data frame that has nothing to do with the subscription.
   *
   * @param opcode 1 for text, 2 for binary, others are wrong (RFC 6455)
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Message(int opcode, byte[] payload) implements Step {}

  /** Sends nothing for a while. */
  record Pause(Duration time) implements Step {}

  /** Ends the WebSocket properly, with a status code. */
  record Goodbye(int code) implements Step {}

  /** Ends the TCP connection without a word, after all that was sent. */
  record Drop() implements Step {}

  /** Resets the TCP connection; what was sent shortly before may be lost. */
  record Reset() implements Step {}

  /** Neither reads nor writes any more, and keeps the connection. */
  record Stall() implements Step {}

  /** Sends a text, JSON or not. */
  static Step text(String text) {
    return new Message(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a notice. */
  static Step notice(String text) {
    return text(Json.text("NOTICE", text));
  }

  /** Sends an event under a subscription that the client may not have. */
  static Step eventOf(String subscription, byte[] event) {
    return new Message(Frames.TEXT, Json.event(subscription, event));
  }

  /** Sends bytes that are no text. */
  static Step binary(int... bytes) {
    return new Message(Frames.BINARY, bytes(bytes));
  }

  /** Sends a text frame with a byte that UTF-8 does not have. */
  static Step invalidUtf8() {
    return new Message(Frames.TEXT, bytes('[', '"', 'N', 0xFF, 0xC0, '"', ']'));
  }

  /** Sends texts of many shapes, none of which is a message of NIP-01. */
  static Step[] garbage() {
    List<String> texts =
        List.of(
            "",
            "not JSON",
            "[",
            "42",
            "null",
            "{}",
            "\"EVENT\"",
            "[]",
            "[7]",
            "[\"EVENT\"]",
            "[\"EVENT\",7,{}]",
            "[\"EOSE\"]",
            "[\"CLOSED\"]",
            "[\"AUTH\"]",
            "[\"OK\"]",
            "[\"NOTICE\",{}]",
            "[\"HELLO\",\"world\"]",
            "[".repeat(100_000));
    return texts.stream().map(Step::text).toArray(Step[]::new);
  }

  /** Sends a notice of that many bytes. */
  static Step noticeOf(int bytes) {
    return notice("x".repeat(bytes - Json.text("NOTICE", "").length()));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
