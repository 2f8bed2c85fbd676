package live.dvmdash.relay;

/**
 * What somebody wrote is not the address of a relay. The message is one sentence: what, why, and
 * what to do.
 */
public final class BadRelayUrl extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 80;

  BadRelayUrl(String written, String why, String whatToDo) {
    super("relay '%s': %s: %s".formatted(shown(written), why, whatToDo));
  }

  /** Of something that must not be shown. */
  BadRelayUrl(String sentence) {
    super(sentence);
  }

  /** Short, and without what could move a terminal's cursor: addresses also come from events. */
  private static String shown(String written) {
    String safe = written.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    int end = safe.offsetByCodePoints(0, Math.min(SHOWN, safe.codePointCount(0, safe.length())));
    return end < safe.length() ? safe.substring(0, end) + "…" : safe;
  }
}
