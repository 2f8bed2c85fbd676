package live.dvmdash.span;

/**
 * A time from one second up to, but not including, another.
 *
 * @param since the first second, in epoch seconds
 * @param until the second after the last one
 */
public record Interval(long since, long until) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when the interval would hold no second
   */
  public Interval {
    if (since >= until) {
      throw new IllegalArgumentException("no time from " + since + " to " + until);
    }
  }

  /** How many seconds it holds. */
  public long seconds() {
    return until - since;
  }

  /** Whether it holds that second. */
  public boolean contains(long second) {
    return second >= since && second < until;
  }
}
