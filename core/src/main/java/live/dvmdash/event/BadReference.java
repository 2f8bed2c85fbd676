package live.dvmdash.event;

/**
 * What somebody typed names neither an event nor a pubkey. The message is a sentence for that
 * person; it never repeats what was typed, which may be a secret key.
 */
public final class BadReference extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  BadReference(String sentence) {
    super(sentence);
  }
}
