package live.dvmdash.fetch;

import live.dvmdash.lake.RelayRecord;

/** Whether a relay is worth asking: one that has been dead for a week is not, but once a day. */
public enum Rest {
  /** Ask it. */
  AWAKE,
  /** Look briefly whether it is back. */
  LOOK,
  /** Leave it alone: it was looked at within a day. */
  ASLEEP;

  private static final long DAY = 86_400;
  private static final long DEAD_AFTER = 7 * DAY;

  /** Somewhat less than a day, so that a nightly run that begins early still looks. */
  private static final long LOOK_EVERY = DAY - 3_600;

  /**
   * Whether to ask a relay.
   *
   * @param now epoch seconds
   */
  static Rest of(RelayChoice choice, RelayRecord record, long now) {
    if (choice.typed() || !isDead(choice.decommissioned(), record, now)) {
      return AWAKE;
    }
    Long tried = record.lastTried();
    return tried == null || now - tried >= LOOK_EVERY ? LOOK : ASLEEP;
  }

  /**
   * Whether nothing is expected of a relay any more: it has failed for a week, or its operator has
   * announced its end and it has not answered since.
   *
   * @param now epoch seconds
   */
  public static boolean isDead(boolean decommissioned, RelayRecord record, long now) {
    Long failing = record.failingSince();
    if (failing == null) {
      return decommissioned && record.lastWorked() == null;
    }
    return decommissioned || now - failing >= DEAD_AFTER;
  }
}
