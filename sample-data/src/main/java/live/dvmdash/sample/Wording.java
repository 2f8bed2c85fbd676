package live.dvmdash.sample;

import java.util.List;

/** What customers ask and DVMs answer. */
final class Wording {

  private static final List<String> PROMPTS =
      List.of(
          "Summarise the last day of my feed in three sentences.",
          "A lighthouse made of bread, watercolour",
          "What does a data vending machine do?",
          "Translate: good morning, world",
          "Which notes did the people I follow like most?",
          "Quanto costa spedire un pacco a Torino?",
          "Write a short poem about relays that never sleep.",
          "お元気ですか");

  private static final List<String> ANSWERS =
      List.of(
          "Most of your feed spoke about the weather, one thread about bread, one about relays.",
          "A data vending machine takes a request, does the work and returns the result.",
          "Buongiorno, mondo",
          "The relays hum, the night is long, / each subscription sings its song.",
          "Three matches were found; the best one is the first.",
          "https://files.example/image/1f3c.png");

  private Wording() {}

  static String prompt(Dice dice) {
    return dice.pick(PROMPTS);
  }

  /** The content of a result; discovery answers with a list of tags, as its DVMs do. */
  static String answer(int requestKind, Dice dice) {
    if (requestKind != Cast.DISCOVERY) {
      return dice.pick(ANSWERS);
    }
    StringBuilder list = new StringBuilder("[");
    long count = dice.between(2, 4);
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "[\"e\",\"" : ",[\"e\",\"").append(dice.bytes32().hex()).append("\"]");
    }
    return list.append(']').toString();
  }

  /** Something that looks encrypted (NIP-04). */
  static String ciphertext(Dice dice) {
    return dice.hex(16) + dice.hex(16) + dice.hex(16) + "==?iv=" + dice.hex(16) + "==";
  }
}
