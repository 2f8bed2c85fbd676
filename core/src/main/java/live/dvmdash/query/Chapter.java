package live.dvmdash.query;

/**
 * A part of the vocabulary that only some reports select from. It costs time, so it is defined only
 * when one of these is wanted.
 */
public enum Chapter {
  /** The invoices and receipts of all months. */
  RECEIPTS,
  /** What was heard of the requests without a result. */
  SILENCE,
  /** What was asked for, invoiced and paid. */
  PAYMENTS,
  /** Who was active in which month, up to the end of the scope. */
  HISTORY,
  /** What DVMs announce, and their last signs of life. */
  ANNOUNCEMENTS,
  /** The tags of the events of the scope. */
  TAGS,
  /** The relays that the events of the scope name. */
  ADDRESSES,
  /** What one DVM said and got wrong; needs {@link Vocabulary#defineSubject} and a filter. */
  SUBJECT,
  /** What is known of the scope by source, and what is missing. */
  KNOWLEDGE
}
