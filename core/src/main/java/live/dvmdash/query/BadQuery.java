package live.dvmdash.query;

/** A query that a person wrote cannot be run. The message says where it is wrong, and why. */
public final class BadQuery extends Exception {

  private static final long serialVersionUID = 1L;

  BadQuery(String sentence) {
    super(sentence);
  }
}
