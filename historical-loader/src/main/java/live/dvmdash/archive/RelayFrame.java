package live.dvmdash.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes apart a line that may be a relay's message (NIP-01): a JSON array that begins with a label
 * in capitals. Only {@code EVENT} carries an event, as its second or third member.
 */
final class RelayFrame {

  /** What a line was found to be. */
  enum Content {
    /** A message that carries an object; {@link #objectFrom} and {@link #objectTo} say where. */
    EVENT,
    /** A message of another label. */
    OTHER,
    /** Not a whole message, or an {@code EVENT} without an object. */
    UNREADABLE
  }

  private static final byte[] EVENT_LABEL = "\"EVENT\"".getBytes(StandardCharsets.US_ASCII);

  private final ValueScanner scanner = new ValueScanner();
  private int objectFrom;
  private int objectTo;

  /**
   * Reads the line in [from, to), which begins with an opening bracket and ends in no white space.
   */
  Content read(byte[] bytes, int from, int to) {
    int at = ByteSearch.afterWhiteSpace(bytes, from + 1, to);
    int labelEnd = endOfValue(bytes, at, to);
    if (labelEnd < 0 || !isLabel(bytes, at, labelEnd)) {
      return Content.UNREADABLE;
    }
    boolean isEvent = Arrays.equals(bytes, at, labelEnd, EVENT_LABEL, 0, EVENT_LABEL.length);
    objectFrom = -1;
    int end = members(bytes, labelEnd, to);
    if (end != to || (isEvent && objectFrom < 0)) {
      return Content.UNREADABLE;
    }
    return isEvent ? Content.EVENT : Content.OTHER;
  }

  /** Where the object of an {@code EVENT} begins. */
  int objectFrom() {
    return objectFrom;
  }

  /** The index behind the object of an {@code EVENT}. */
  int objectTo() {
    return objectTo;
  }

  /** Walks over the members after the label; the index behind the closing bracket, or -1. */
  private int members(byte[] bytes, int from, int to) {
    int at = ByteSearch.afterWhiteSpace(bytes, from, to);
    while (at < to && bytes[at] == ',') {
      int begin = ByteSearch.afterWhiteSpace(bytes, at + 1, to);
      int end = endOfValue(bytes, begin, to);
      if (end < 0) {
        return -1;
      }
      if (bytes[begin] == '{' && objectFrom < 0) {
        objectFrom = begin;
        objectTo = end;
      }
      at = ByteSearch.afterWhiteSpace(bytes, end, to);
    }
    return at < to && bytes[at] == ']' ? at + 1 : -1;
  }

  private int endOfValue(byte[] bytes, int from, int to) {
    if (from == to || !ValueScanner.canBegin(bytes[from])) {
      return -1;
    }
    scanner.start(bytes[from]);
    return scanner.scan(bytes, from, to);
  }

  private static boolean isLabel(byte[] bytes, int from, int to) {
    if (bytes[from] != '"' || to - from < 3) {
      return false;
    }
    for (int i = from + 1; i < to - 1; i++) {
      if ((bytes[i] < 'A' || bytes[i] > 'Z') && bytes[i] != '-') {
        return false;
      }
    }
    return true;
  }
}
