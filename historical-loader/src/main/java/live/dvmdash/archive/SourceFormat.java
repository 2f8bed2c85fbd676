package live.dvmdash.archive;

/** How the elements of a source are strung together, as recognised from its content. */
public enum SourceFormat {
  /** No byte at all, or white space only. */
  BLANK,
  /** One JSON array whose members are the elements, as in the monthly archives. */
  JSON_ARRAY,
  /** One element a line. */
  JSON_LINES,
  /** Lines of which at least one is a relay's message as in NIP-01, such as {@code ["EVENT",…]}. */
  RELAY_FRAMES,
  /** Text in another encoding, or no text at all: not an event source. */
  UNRECOGNISED
}
