package live.dvmdash.cli.output;

import java.text.BreakIterator;
import java.util.Locale;

/** How many columns of a terminal text takes, and text cut or padded to a number of columns. */
public final class DisplayWidth {

  private static final String CUT = "…";
  private static final int EMOJI_STYLE = 0xFE0F;

  /**
   * First and last code points of what East Asian Width (UAX #11) calls wide or full-width, joined
   * where only unassigned ones lie between. Emoji are left to {@link Character}.
   */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0,
    0x1B2FF, 0x1D300, 0x1D376, 0x1F200, 0x1F265, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  /** The number of columns. */
  public static int of(String text) {
    if (isAscii(text)) {
      return text.length();
    }
    BreakIterator clusters = clusters(text);
    int width = 0;
    int start = 0;
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      width += ofCluster(text, start, end);
      start = end;
    }
    return width;
  }

  /** The text, or its beginning with {@code …} when it is wider than {@code width}. */
  public static String fit(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    BreakIterator clusters = clusters(text);
    int used = 0;
    int start = 0;
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      used += ofCluster(text, start, end);
      if (used > width - 1) {
        break;
      }
      start = end;
    }
    return text.substring(0, start).stripTrailing() + CUT;
  }

  /** The text with spaces after it; as it is when already wide enough. */
  static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** The text with spaces before it; as it is when already wide enough. */
  public static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  private static BreakIterator clusters(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    return clusters;
  }

  /** An emoji takes two columns however many code points it is joined of; letters add up. */
  private static int ofCluster(String text, int start, int end) {
    int first = text.codePointAt(start);
    if (Character.isEmojiPresentation(first)) {
      return 2;
    }
    int width = 0;
    for (int i = start; i < end; ) {
      int character = text.codePointAt(i);
      if (character == EMOJI_STYLE && Character.isEmoji(first)) {
        return 2;
      }
      width += ofCharacter(character);
      i += Character.charCount(character);
    }
    return width;
  }

  private static int ofCharacter(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || isJoiningJamo(character)) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  /** Vowels and final consonants of Hangul, which share the columns of the consonant before. */
  private static boolean isJoiningJamo(int character) {
    return (character >= 0x1160 && character <= 0x11FF)
        || (character >= 0xD7B0 && character <= 0xD7FB);
  }

  private static boolean isWide(int character) {
    for (int i = 0; i < WIDE.length && character >= WIDE[i]; i += 2) {
      if (character <= WIDE[i + 1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(character);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
