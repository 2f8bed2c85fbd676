package live.dvmdash.relay;

/** What came of a question on one connection. */
sealed interface Outcome {

  /**
   * The question is done with.
   *
   * @param answer what came of it
   */
  record Answered(Answer answer) implements Outcome {}

  /**
   * The relay refused.
   *
   * @param text its words
   * @param meaning what they mean
   */
  record Refused(String text, Refusal meaning) implements Outcome {

    Refused(String text) {
      this(text, Refusal.of(text));
    }
  }
}
