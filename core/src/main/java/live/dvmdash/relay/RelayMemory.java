package live.dvmdash.relay;

/**
 * What is worth remembering of a relay's ways from one run to the next.
 *
 * @param kindsAtOnce how many kinds a filter may name; {@code Integer.MAX_VALUE} when no limit is
 *     known
 * @param largestPage the most events that an answer ever held; 0 when none is known
 */
public record RelayMemory(int kindsAtOnce, int largestPage) {

  /** Of a relay that was never asked. */
  public static final RelayMemory NONE = new RelayMemory(Integer.MAX_VALUE, 0);
}
