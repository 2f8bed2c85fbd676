package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Everybody who acts in the archives of one seed. A smaller cast is the beginning of a larger. */
final class Cast {

  /** The kind of nearly all requests: content discovery. */
  static final int DISCOVERY = 5300;

  /** The kind for scenes that need words as input: text generation. */
  static final int TEXT = 5050;

  private static final List<Integer> OTHER_KINDS =
      List.of(
          TEXT, 5100, 5002, 5312, 5000, 5001, 5250, 5301, 5302, 5303, 5200, 5202, 5101, 5314, 5400,
          5313, 5500, 5900, 5905, 5970);

  private static final List<String> RELAYS =
      List.of(
          "wss://relay.one.example",
          "wss://relay.one.example/",
          "wss://nostr.two.example",
          "wss://three.example",
          "wss://RELAY.FOUR.EXAMPLE",
          "wss://five.example:443/",
          "wss://six.example/inbox");

  private static final List<String> FIRST_WORDS =
      List.of("Bright", "Quiet", "Daily", "Northern", "Plain", "Second", "Open", "Late", "Little");
  private static final List<String> SECOND_WORDS =
      List.of("Heron", "Lantern", "Orchard", "Harbor", "Compass", "Meadow", "Kettle", "Beacon");

  private static final int EVENTS_PER_DVM = 80;
  private static final int EVENTS_PER_CUSTOMER = 25;

  private final long seed;
  private final List<Dvm> dvms;
  private final List<Dvm> discoverers;
  private final List<Author> customers;
  private final Author wallet;

  /**
   * The cast that makes about so many events a month: up to 60 DVMs (besides some guests) and 740
   * customers.
   */
  Cast(long seed, int events) {
    this.seed = seed;
    dvms =
        IntStream.range(0, Math.clamp(events / EVENTS_PER_DVM, 12, 60))
            .mapToObj(i -> new Dvm(Author.of(seed, "dvm", i), name(i), kinds(i)))
            .toList();
    discoverers = dvms.stream().filter(dvm -> dvm.kinds().contains(DISCOVERY)).toList();
    customers =
        IntStream.range(0, Math.clamp(events / EVENTS_PER_CUSTOMER, 20, 740))
            .mapToObj(i -> Author.of(seed, "customer", i))
            .toList();
    wallet = Author.of(seed, "wallet", 0);
  }

  List<Dvm> dvms() {
    return dvms;
  }

  /** The service that receives payments and publishes their receipts. */
  Author wallet() {
    return wallet;
  }

  /** Someone with one small part, who is neither among the customers nor among the DVMs. */
  Author guest(String part) {
    return Author.of(seed, "guest " + part, 0);
  }

  Author customer(Dice dice) {
    return dice.pickSkewed(customers);
  }

  /** A DVM that serves the kind, or any other when none does. */
  Dvm dvm(int kind, Dice dice) {
    if (kind == DISCOVERY) {
      return dice.pickSkewed(discoverers);
    }
    List<Dvm> serving = dvms.stream().filter(dvm -> dvm.kinds().contains(kind)).toList();
    return serving.isEmpty() ? dice.pick(dvms) : dice.pick(serving);
  }

  /** Different DVMs in a random order. */
  List<Dvm> dvms(int count, Dice dice) {
    List<Dvm> left = new ArrayList<>(dvms);
    List<Dvm> chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(left.remove(dice.below(left.size())));
    }
    return chosen;
  }

  /** A kind of request as people ask it: content discovery nineteen times of twenty. */
  int kind(Dice dice) {
    return dice.percent(95) ? DISCOVERY : dice.pickSkewed(OTHER_KINDS);
  }

  String relay(Dice dice) {
    return dice.pick(RELAYS);
  }

  /** A tag {@code relays} with some relays, the same one twice now and then. */
  List<String> relaysTag(Dice dice) {
    List<String> tag = new ArrayList<>(List.of("relays"));
    long count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      tag.add(relay(dice));
    }
    return tag;
  }

  private static String name(int index) {
    String name =
        FIRST_WORDS.get(index % FIRST_WORDS.size())
            + " "
            + SECOND_WORDS.get(index % SECOND_WORDS.size());
    int round = index / (FIRST_WORDS.size() * SECOND_WORDS.size());
    return round == 0 ? name : name + " " + (round + 1);
  }

  private static List<Integer> kinds(int index) {
    if (index % 5 < 2) {
      return List.of(DISCOVERY);
    }
    int first = index % OTHER_KINDS.size();
    int second = (index * 7 + 3) % OTHER_KINDS.size();
    return List.of(OTHER_KINDS.get(first), OTHER_KINDS.get(second));
  }
}
