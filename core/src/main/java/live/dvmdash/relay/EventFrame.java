package live.dvmdash.relay;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The places in a message {@code ["EVENT","…",{…}]} as nearly all relays write it, found without
 * reading the event. Whether an event, and nothing more, stands there is for its reader to say.
 *
 * @param subscription the subscription's id
 * @param from where the event begins
 * @param to the index behind the event
 */
record EventFrame(String subscription, int from, int to) {

  private static final byte[] LABEL = "\"EVENT\"".getBytes(StandardCharsets.US_ASCII);

  /** Finds them; null when the message is something else or is written in an unusual way. */
  static @Nullable EventFrame find(byte[] json) {
    int at = after(json, 0, '[');
    for (int i = 0; at >= 0 && i < LABEL.length; i++) {
      at = at < json.length && json[at] == LABEL[i] ? at + 1 : -1;
    }
    int subscription = after(json, after(json, at, ','), '"');
    int quote = subscription;
    while (quote >= 0 && quote < json.length && json[quote] != '"') {
      quote = isPlain(json[quote]) ? quote + 1 : -1;
    }
    int event = after(json, after(json, after(json, quote, '"'), ','), '{') - 1;
    int end = before(json, before(json, json.length, ']'), '}') + 1;
    if (event < 0 || end <= event) {
      return null;
    }
    return new EventFrame(
        new String(json, subscription, quote - subscription, StandardCharsets.US_ASCII),
        event,
        end);
  }

  /** Whether a character of a subscription's id is ASCII and stands for itself. */
  private static boolean isPlain(byte character) {
    return character >= ' ' && character != '\\';
  }

  /** The index behind that character, when only white space precedes it; else negative. */
  private static int after(byte[] json, int from, char expected) {
    int at = from;
    while (at >= 0 && at < json.length && isWhiteSpace(json[at])) {
      at++;
    }
    return at >= 0 && at < json.length && json[at] == expected ? at + 1 : -1;
  }

  /** The index of that character, when only white space follows up to {@code to}; else negative. */
  private static int before(byte[] json, int to, char expected) {
    int at = to - 1;
    while (at >= 0 && isWhiteSpace(json[at])) {
      at--;
    }
    return at >= 0 && json[at] == expected ? at : -1;
  }

  private static boolean isWhiteSpace(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}
