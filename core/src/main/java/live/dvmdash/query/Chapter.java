package live.dvmdash.query;

/**
 * A part of the vocabulary that only some reports select from. It costs time, so it is defined only
 * when one of these is wanted.
 */
public enum Chapter {
  /** What was heard of the requests without a result. */
  SILENCE,
  /** What was asked for, invoiced and paid. */
  PAYMENTS
}
