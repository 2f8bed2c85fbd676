package live.dvmdash.cli.output;

import java.util.Locale;

/**
 * Makes text that the author of an event controls safe to show: one line, no control characters, no
 * escape sequences, nothing that reorders, hides or piles up. The exact text stays in JSON.
 */
public final class SafeText {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int REPLACEMENT = 0xFFFD;

  /** The picture of control character 0; the others follow it. */
  private static final int CONTROL_PICTURES = 0x2400;

  private static final int PICTURE_OF_DELETE = 0x2421;

  /** No script stacks more marks on a letter; more of them smear over the lines above and below. */
  private static final int MOST_MARKS = 4;

  private final StringBuilder out;
  private int previous = ' ';
  private int marks;
  private boolean spacePending;
  private boolean inFlag;

  private SafeText(int length) {
    out = new StringBuilder(length);
  }

  /**
   * The text as one safe line. White space and line breaks become single spaces, none at the ends;
   * control characters become their pictures (ESC is {@code ␛}); bidirectional controls and
   * invisible characters are left out, except where emoji and scripts need them.
   */
  public static String oneLine(String text) {
    if (isPlain(text)) {
      return text;
    }
    SafeText safe = new SafeText(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      safe.add(character, i < text.length() ? text.codePointAt(i) : ' ');
    }
    return safe.out.toString();
  }

  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
        return false;
      }
      before = character;
    }
    return before != ' ' || text.isEmpty();
  }

  private void add(int character, int next) {
    if (isSpace(character)) {
      spacePending = out.length() > 0;
      previous = ' ';
      return;
    }
    if (!isKept(character, next)) {
      return;
    }
    if (spacePending) {
      out.append(' ');
      spacePending = false;
    }
    marks = isMark(character) ? marks + 1 : 0;
    inFlag = character == BLACK_FLAG || (inFlag && isTag(character));
    previous = character;
    out.appendCodePoint(visible(character));
  }

  private boolean isKept(int character, int next) {
    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
      return joins(previous) && joins(next);
    }
    if (isTag(character)) {
      return inFlag;
    }
    if (isVariationSelector(character)) {
      return previous != ' ' && !isVariationSelector(previous);
    }
    if (isMark(character)) {
      return previous != ' ' && marks < MOST_MARKS && !isBlankMark(character);
    }
    return Character.getType(character) != Character.FORMAT && !isFiller(character);
  }

  private static int visible(int character) {
    if (character < ' ') {
      return CONTROL_PICTURES + character;
    }
    if (character == 0x7F) {
      return PICTURE_OF_DELETE;
    }
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.SURROGATE ? REPLACEMENT : character;
  }

  private static boolean isSpace(int character) {
    return character == ' '
        || (character >= '\t' && character <= '\r')
        || character == 0x85
        || character == 0x2028
        || character == 0x2029;
  }

  /** Whether joiners beside the character can mean something: letters beyond Latin, and emoji. */
  private static boolean joins(int character) {
    return character > 0x02FF
        && (Character.isLetter(character)
            || isMark(character)
            || isVariationSelector(character)
            || Character.isEmoji(character));
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
        && !isVariationSelector(character);
  }

  private static boolean isVariationSelector(int character) {
    return (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF)
        || (character >= 0x180B && character <= 0x180D);
  }

  /** Tags spell the regions of flags such as Scotland's; anywhere else they hide text. */
  private static boolean isTag(int character) {
    return character >= 0xE0020 && character <= 0xE007F;
  }

  private static boolean isBlankMark(int character) {
    return character == 0x034F || character == 0x17B4 || character == 0x17B5;
  }

  /** Letters by category that show nothing: the Hangul fillers. */
  private static boolean isFiller(int character) {
    return character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
  }

  /** As {@link #oneLine}, with a capital letter and a full stop. */
  public static String sentence(String text) {
    String line = oneLine(text);
    return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
  }
}
