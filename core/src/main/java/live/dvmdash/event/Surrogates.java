package live.dvmdash.event;

/**
 * Halves of UTF-16 pairs, which JSON can escape one at a time while UTF-8 cannot hold one alone.
 */
final class Surrogates {

  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** The text with U+FFFD in place of every surrogate that has no partner. */
  static String repaired(String text) {
    int unpaired = unpaired(text, 0);
    if (unpaired < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int at = unpaired; at >= 0; at = unpaired(text, at + 1)) {
      repaired.setCharAt(at, REPLACEMENT);
    }
    return repaired.toString();
  }

  /**
   * Where the first surrogate without a partner stands, from a border of characters on; else -1.
   */
  private static int unpaired(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
