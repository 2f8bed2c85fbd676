package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.BadReference;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Nip19;
import live.dvmdash.event.Nip19.HexReference;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.query.DvmLookup;
import live.dvmdash.query.DvmLookup.NamedKey;
import live.dvmdash.query.JobFilter;

/**
 * The filters of a report as they were typed. Names of DVMs can only be understood with a lake.
 *
 * @param dvms as typed
 * @param kinds kinds of request
 * @param customers as typed
 * @param excludeSelf whether self-answers are left out
 */
record TypedFilter(
    List<String> dvms, Set<Integer> kinds, List<String> customers, boolean excludeSelf) {

  private static final int MOST_NAMED = 5;

  /** What begins so is a key or an id, and no name. */
  private static final List<String> BECH32 =
      List.of("npub1", "nprofile1", "note1", "nevent1", "naddr1", "nostr:", "nsec1", "ncryptsec1");

  /**
   * Understands what can be understood without a lake.
   *
   * @throws Refusal when a kind or a key cannot
   */
  static TypedFilter of(
      List<String> dvms,
      List<String> kinds,
      List<String> customers,
      boolean excludeSelf,
      KindTable table)
      throws Refusal {
    Set<Integer> numbers = new HashSet<>();
    for (String kind : kinds) {
      numbers.add(kind(kind, table));
    }
    for (String customer : customers) {
      Typed.pubkeyOrPrefix("--customer", customer);
    }
    return new TypedFilter(List.copyOf(dvms), numbers, List.copyOf(customers), excludeSelf);
  }

  /**
   * The filter, with every DVM found.
   *
   * @throws Refusal when a name or the beginning of a key is that of none or of several
   */
  JobFilter find(DvmLookup lookup) throws IOException, Refusal {
    Set<Bytes32> keys = new HashSet<>();
    for (String dvm : dvms) {
      keys.add(dvm("--dvm", dvm, lookup));
    }
    Set<Bytes32> askers = new HashSet<>();
    for (String customer : customers) {
      askers.add(customer(customer, lookup));
    }
    return new JobFilter(keys, kinds, askers, excludeSelf);
  }

  /**
   * The filters of a report as words, in one spelling and order.
   *
   * @param kinds which kinds are taken for jobs; said when it is not the usual table
   */
  static List<String> words(JobFilter filter, KindTable kinds) {
    List<String> words = new ArrayList<>();
    filter.dvms().stream().sorted().forEach(dvm -> words.add("dvm " + Nip19.npub(dvm)));
    filter.kinds().stream().sorted().forEach(kind -> words.add("kind " + kind));
    filter.customers().stream().sorted().forEach(key -> words.add("customer " + Nip19.npub(key)));
    if (filter.excludeSelf()) {
      words.add("without self-answers");
    }
    if (!kinds.excluded().equals(KindTable.defaults().excluded())) {
      words.add(
          kinds.excluded().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ", "no jobs: kinds ", "")));
    }
    return words;
  }

  private static int kind(String typed, KindTable table) throws Refusal {
    String text = typed.strip();
    if (text.matches("[0-9]{1,9}")) {
      int kind = Integer.parseInt(text);
      if (table.isRequest(kind)) {
        return kind;
      }
      if (Kind.isRequest(kind)) {
        throw Refusal.usage(
            "--kind " + kind + " is taken for no job: see --exclude-kinds in dvmdash stats --help");
      }
      throw Refusal.usage(
          "--kind takes a kind of request, %d to %d, not %s"
              .formatted(Kind.FIRST_REQUEST, Kind.LAST_REQUEST, text));
    }
    String name = text.replace('-', ' ');
    Set<Integer> named = new TreeSet<>();
    for (Map.Entry<Integer, String> entry : table.names().entrySet()) {
      if (entry.getValue().replace('-', ' ').equalsIgnoreCase(name)) {
        named.add(entry.getKey());
      }
    }
    if (named.size() != 1) {
      throw Refusal.usage(
          named.isEmpty()
              ? "no kind is named " + typed + ": give its number"
              : "several kinds are named " + typed + ": give a number of " + named);
    }
    return named.iterator().next();
  }

  /**
   * The DVM that was typed by key, by the beginning of a key or by name as the value of that
   * option.
   *
   * @throws Refusal when it is no DVM or several
   */
  static Bytes32 dvm(String option, String typed, DvmLookup lookup) throws IOException, Refusal {
    if (typed.isBlank()) {
      throw Refusal.value(option, option + " takes a name or a key, not nothing");
    }
    List<NamedKey> found = List.of();
    if (isKey(typed)) {
      switch (Typed.pubkeyOrPrefix(option, typed)) {
        case HexReference key -> {
          return key.value();
        }
        case IdPrefix prefix -> found = lookup.dvms(prefix);
      }
    }
    if (found.isEmpty()) {
      found = lookup.named(typed.strip());
    }
    if (found.isEmpty()) {
      throw Refusal.nothing(
          "no DVM is named " + typed + ": dvmdash stats dvms --month latest shows their names");
    }
    return only(found, "DVMs", typed);
  }

  private static Bytes32 customer(String typed, DvmLookup lookup) throws IOException, Refusal {
    return switch (Typed.pubkeyOrPrefix("--customer", typed)) {
      case HexReference key -> key.value();
      case IdPrefix prefix -> {
        List<NamedKey> found = lookup.customers(prefix);
        if (found.isEmpty()) {
          throw Refusal.nothing("no customer's key begins with " + prefix.hex());
        }
        yield only(found, "customers", typed);
      }
    };
  }

  private static Bytes32 only(List<NamedKey> found, String whose, String typed) throws Refusal {
    if (found.size() > 1) {
      throw Refusal.usage(
          "%d %s fit %s: give a key: %s".formatted(found.size(), whose, typed, spelled(found)));
    }
    return found.getFirst().pubkey();
  }

  private static String spelled(List<NamedKey> dvms) {
    String first =
        dvms.stream()
            .limit(MOST_NAMED)
            .map(dvm -> (dvm.name() == null ? "" : dvm.name() + " ") + Nip19.npub(dvm.pubkey()))
            .collect(Collectors.joining(", "));
    return dvms.size() > MOST_NAMED
        ? first + " and " + (dvms.size() - MOST_NAMED) + " more"
        : first;
  }

  private static boolean isKey(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (BECH32.stream().anyMatch(text::startsWith)) {
      return true;
    }
    try {
      Nip19.Reference reference = Nip19.parse(text);
      return reference instanceof HexReference || reference instanceof IdPrefix;
    } catch (BadReference noKey) {
      return false;
    }
  }
}
