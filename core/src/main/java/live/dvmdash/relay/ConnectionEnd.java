package live.dvmdash.relay;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended.
 *
 * @param text what happened, for people
 * @param unreadable whether the relay sent what a WebSocket cannot receive
 * @param limited whether the relay wants to be asked more slowly
 */
record ConnectionEnd(String text, boolean unreadable, boolean limited) {

  private static final int NORMAL = 1000;

  /** What stands for an end without a word (RFC 6455, section 7.4.1). */
  private static final int ABNORMAL = 1006;

  private static final String BROKE = "the connection broke";

  /** It was given up here. */
  static ConnectionEnd abandoned(String text) {
    return new ConnectionEnd(text, false, false);
  }

  /** The relay ended it. */
  static ConnectionEnd closed(int status, String reason) {
    if (status == ABNORMAL) {
      return new ConnectionEnd(BROKE, false, false);
    }
    String words = reason.isEmpty() ? "" : ": " + reason;
    String code = status == NORMAL ? "" : " (%d)".formatted(status);
    return new ConnectionEnd(
        "the relay closed the connection" + code + words,
        false,
        Refusal.of(reason) == Refusal.RATE_LIMIT);
  }

  /** It broke. */
  static ConnectionEnd failed(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new ConnectionEnd("the relay sent a text that is not UTF-8", true, false);
      }
    }
    if (error instanceof ProtocolException) {
      return new ConnectionEnd("the relay sent what is no WebSocket frame", true, false);
    }
    return new ConnectionEnd(BROKE + detail(error), false, false);
  }

  private static String detail(Throwable error) {
    @Nullable String message = error instanceof IOException ? error.getMessage() : null;
    return message == null ? "" : ": " + message;
  }
}
