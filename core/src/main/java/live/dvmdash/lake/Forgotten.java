package live.dvmdash.lake;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;

/**
 * Whose events, and which events, a lake is to be without. Immutable.
 *
 * @param authors whose events
 * @param events the ids of single events
 */
public record Forgotten(SortedSet<Bytes32> authors, SortedSet<Bytes32> events) {

  /** Nothing is to be forgotten. */
  public static final Forgotten NOTHING = new Forgotten(new TreeSet<>(), new TreeSet<>());

  /** An id or a key that an element claims, also one that is no valid JSON. */
  private static final Pattern CLAIM =
      Pattern.compile("\"(id|pubkey)\"\\s*:\\s*\"([0-9a-fA-F]{64})\"");

  /** Keeps copies. */
  public Forgotten {
    authors = new TreeSet<>(authors);
    events = new TreeSet<>(events);
  }

  /** What is in either. */
  Forgotten plus(Forgotten other) {
    return new Forgotten(union(authors, other.authors), union(events, other.events));
  }

  private static SortedSet<Bytes32> union(Collection<Bytes32> some, Collection<Bytes32> others) {
    SortedSet<Bytes32> union = new TreeSet<>(some);
    union.addAll(others);
    return union;
  }

  /** Whether nothing is to be forgotten. */
  public boolean isEmpty() {
    return authors.isEmpty() && events.isEmpty();
  }

  /** Whether an event is to be forgotten. */
  boolean holds(Event event) {
    return holds(event.id(), event.pubkey());
  }

  /** Whether an event with that id and author is to be forgotten. */
  boolean holds(Bytes32 id, Bytes32 author) {
    return !isEmpty() && (authors.contains(author) || events.contains(id));
  }

  /** Whether an element that is no valid event claims to be one of those. */
  boolean isClaimedBy(byte[] element) {
    if (isEmpty()) {
      return false;
    }
    Matcher claims = CLAIM.matcher(new String(element, StandardCharsets.ISO_8859_1));
    while (claims.find()) {
      Bytes32 value = Bytes32.ofHex(claims.group(2).toLowerCase(Locale.ROOT));
      if ((claims.group(1).equals("id") ? events : authors).contains(value)) {
        return true;
      }
    }
    return false;
  }
}
