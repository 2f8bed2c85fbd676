package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.lake.Forgetting;
import live.dvmdash.lake.Forgotten;
import picocli.CommandLine.Parameters;

/** Names what is to be forgotten. */
final class ForgetSubjects {

  @Parameters(
      arity = "1..*",
      paramLabel = "SUBJECT",
      description =
          "Authors as npub or nprofile, events as note or nevent, either as 64 hex digits.")
  private List<String> typed = new ArrayList<>();

  /**
   * The authors and events that were typed. Hex digits mean an author, an event or both, whichever
   * the lake has.
   *
   * @throws Refusal when it has neither, or something else was typed
   */
  Forgotten resolve(Forgetting forgetting) throws IOException, Refusal {
    SortedSet<Bytes32> authors = new TreeSet<>();
    SortedSet<Bytes32> events = new TreeSet<>();
    for (String text : typed) {
      switch (Typed.reference(text)) {
        case Nip19.ProfileReference profile -> authors.add(profile.pubkey());
        case Nip19.EventReference event -> events.add(event.id());
        case Nip19.HexReference hex -> addKnown(hex.value(), forgetting, authors, events);
        case Nip19.IdPrefix prefix ->
            throw Refusal.usage(text + ": forget takes whole ids and keys: a part may mean others");
      }
    }
    return new Forgotten(authors, events);
  }

  private static void addKnown(
      Bytes32 value, Forgetting forgetting, SortedSet<Bytes32> authors, SortedSet<Bytes32> events)
      throws IOException, Refusal {
    SortedSet<Bytes32> one = new TreeSet<>(List.of(value));
    boolean author = has(forgetting, new Forgotten(one, new TreeSet<>()));
    boolean event = has(forgetting, new Forgotten(new TreeSet<>(), one));
    if (!author && !event) {
      throw Refusal.nothing(
          "%s: no author and no event of the lake: to keep it out anyway, say which it is: %s or %s"
              .formatted(value.hex(), Nip19.npub(value), Nip19.note(value)));
    }
    if (author) {
      authors.add(value);
    }
    if (event) {
      events.add(value);
    }
  }

  private static boolean has(Forgetting forgetting, Forgotten what) throws IOException {
    return forgetting.rehearse(what).total() > 0 || forgetting.rehearse(what).refused() > 0;
  }

  /** How many of each, for a sentence. */
  static String spoken(Forgotten what) {
    int authors = what.authors().size();
    int events = what.events().size();
    String first = authors == 0 ? "" : authors == 1 ? "1 author" : authors + " authors";
    String second = events == 0 ? "" : events == 1 ? "1 event" : events + " events";
    return first + (authors > 0 && events > 0 ? " and " : "") + second;
  }
}
