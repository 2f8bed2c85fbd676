package live.dvmdash.lake;

import java.util.Locale;

/** Why an element is no valid event; the first that applies, in this order. */
public enum Invalid {
  /** Not of an event's shape. */
  MALFORMED,
  /** The id is not the hash of the other fields. */
  BAD_ID,
  /** The signature is not the author's over the id. */
  BAD_SIGNATURE;

  /** The name in reports and files, for example {@code bad_id}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
