package live.dvmdash.sample;

/** What a loader has to find out about an element. */
enum Fate {
  /** An event with the right shape, id and signature, for the first time in its archive. */
  VALID,
  /** A valid event that the archive already holds. */
  DUPLICATE,
  /** Not of the shape of an event. */
  MALFORMED,
  /** Of the right shape with a wrong id. */
  BAD_ID,
  /** With the right id and a wrong signature. */
  BAD_SIGNATURE
}
