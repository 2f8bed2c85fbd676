package live.dvmdash.cli.output;

/**
 * What the reader's side can show and wants to see.
 *
 * @param colour whether escape sequences may set headings off; only the table uses them
 * @param width columns of the terminal; 0 when there is no limit; only the table heeds it
 * @param limit rows of a report at most, in every format; 0 for all
 * @param shortenIds whether keys and ids on paper lose their middle
 */
public record Style(boolean colour, int width, int limit, boolean shortenIds) {

  /** Refuses negative sizes. */
  public Style {
    if (width < 0 || limit < 0) {
      throw new IllegalArgumentException("width " + width + ", limit " + limit);
    }
  }

  /** For a pipe or a file: no colour, any width, whole ids. */
  public static Style plain(int limit) {
    return new Style(false, 0, limit, false);
  }

  /** How many of {@code rows} the limit leaves. */
  int shown(int rows) {
    return limit == 0 ? rows : Math.min(limit, rows);
  }
}
