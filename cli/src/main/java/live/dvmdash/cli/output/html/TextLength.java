package live.dvmdash.cli.output.html;

/** About how long text is in the fonts of the style sheet: nobody knows which one a reader has. */
final class TextLength {

  private static final double COMMON = 7.6;
  private static final double CAPITAL = 9.6;
  private static final double BROAD = 13;
  private static final String BROAD_LETTERS = "MWmw@%";

  /** From here on letters of most scripts are about twice as broad as Latin ones. */
  private static final int FIRST_BROAD = 0x1100;

  private static final int FIRST_FLAG_LETTER = 0x1F1E6;
  private static final int LAST_FLAG_LETTER = 0x1F1FF;

  private TextLength() {}

  /** In pixels, of text of 13 pixels; rather too much than too little. */
  static int of(String text) {
    return (int) Math.ceil(text.codePoints().mapToDouble(TextLength::of).sum());
  }

  private static double of(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> {
        if (letter >= FIRST_FLAG_LETTER && letter <= LAST_FLAG_LETTER) {
          yield CAPITAL;
        }
        if (letter >= FIRST_BROAD || BROAD_LETTERS.indexOf(letter) >= 0) {
          yield BROAD;
        }
        yield Character.isUpperCase(letter) ? CAPITAL : COMMON;
      }
    };
  }
}
