package live.dvmdash.relay;

/**
 * How long the windows of a walk are.
 *
 * @param first the newest one, in seconds
 * @param longest the most that one may grow to, in seconds
 */
public record Windows(long first, long longest) {

  /** Windows that begin with six hours, and grow up to thirty days where little is found. */
  public static final Windows ADAPTIVE = new Windows(6 * 3600, 30 * 86_400);

  /** All the time at once, for what is expected to be nothing. */
  public static final Windows WHOLE = new Windows(Long.MAX_VALUE, Long.MAX_VALUE);

  /** A window is never made shorter than this on account of the one before it, in seconds. */
  private static final long SHORTEST = 60;

  /** How a window went. */
  enum Pace {
    /** Little was found: the next one may be longer. */
    TINY,
    /** The next one is to be as long. */
    ORDINARY,
    /** Its answers were not complete, or too many: the next one is to be shorter. */
    TOIL
  }

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException when there is no time in a window
   */
  public Windows {
    if (first <= 0 || longest < first) {
      throw new IllegalArgumentException("windows of " + first + " to " + longest + " s");
    }
  }

  /** How long the next window is to be. */
  long after(long length, Pace pace) {
    return switch (pace) {
      case TINY -> length > longest / 2 ? longest : length * 2;
      case ORDINARY -> length;
      case TOIL -> Math.max(Math.min(first, SHORTEST), length / 2);
    };
  }
}
