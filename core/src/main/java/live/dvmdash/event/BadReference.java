package live.dvmdash.event;

/**
 * What somebody typed names neither an event nor a pubkey. The message is a sentence for that
 * person; it never repeats what was typed, which may be a secret key.
 */
public final class BadReference extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String why;
  private final boolean ofAnotherForm;

  BadReference(String why) {
    super(why);
    this.why = why;
    this.ofAnotherForm = false;
  }

  /**
   * The text has a form that is not known.
   *
   * @param forms those that are
   */
  BadReference(String why, String forms) {
    super(why + ": give " + forms);
    this.why = why;
    this.ofAnotherForm = true;
  }

  /** What is wrong, without the forms that there are. */
  public String why() {
    return why;
  }

  /** Whether it helps to say which forms there are. */
  public boolean isOfAnotherForm() {
    return ofAnotherForm;
  }
}
