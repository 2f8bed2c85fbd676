package live.dvmdash.cli.oracle;

/**
 * What somebody does on the network that a random lake holds, in numbers that a property test can
 * draw and make smaller. What they stand for is {@link RandomEvents}' affair.
 *
 * @param deed what is done
 * @param actor by whom
 * @param when a place in a list of moments
 * @param seconds after that moment
 * @param about which of the things that were there before
 * @param how in which of many ways
 */
record Scene(Deed deed, int actor, int when, int seconds, int about, int how) {

  /** What can be done; what comes more than once is the more common. */
  enum Deed {
    ASK,
    ANSWER,
    REACT,
    CHARGE,
    PAY,
    ANNOUNCE,
    INTRODUCE,
    DELETE,
    BEAT,
    REPEAT,
    FORGE,
    CHAT
  }

  /** One of the {@code ways}, which a digit of {@code how} chooses; every place has its own. */
  int way(int place, int ways) {
    int digits = how;
    for (int i = 0; i < place; i++) {
      digits = digits * 31 + 17;
    }
    return Math.floorMod(digits >>> 3, ways);
  }

  /** One of a list, chosen likewise. */
  @SafeVarargs
  final <T> T one(int place, T... choices) {
    return choices[way(place, choices.length)];
  }
}
