package live.dvmdash.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.span.KindSet;

/** Who wrote, and whether that is known from more than one second of one relay. */
final class MetAuthors {

  private static final long SEVERAL = -1;

  private final KnownAuthors known;
  private final Map<Integer, List<Bytes32>> before = new HashMap<>();
  private final Map<Integer, Set<Bytes32>> met = new HashMap<>();
  private final Map<Bytes32, Long> seconds = new HashMap<>();

  /** Remembers who is known by now, so that it can be told from what the walk will find. */
  MetAuthors(KnownAuthors known, KindSet kinds) {
    this.known = known;
    for (int kind : kinds.kinds()) {
      before.put(kind, known.of(kind));
    }
  }

  /** Takes an event of the walk. */
  void met(Event event) {
    met.computeIfAbsent(event.kind(), kind -> new HashSet<>()).add(event.pubkey());
    seconds.merge(
        event.pubkey(),
        event.createdAt(),
        (one, other) -> one.equals(other) ? one : Long.valueOf(SEVERAL));
  }

  /**
   * All who are known to write events of that kind by now, and those. Whom the walk has met counts
   * at once, since others may learn of them only later.
   */
  Set<Bytes32> allOf(int kind, Collection<Bytes32> more) {
    Set<Bytes32> all = new TreeSet<>(known.of(kind));
    all.addAll(met.getOrDefault(kind, Set.of()));
    all.addAll(more);
    return all;
  }

  /** Whether each of them was known before this walk, or was met in it at several times. */
  boolean areKnownElsewhere(int kind, Collection<Bytes32> authors) {
    Set<Bytes32> knownBefore = new HashSet<>(before.getOrDefault(kind, List.of()));
    for (Bytes32 author : authors) {
      if (!knownBefore.contains(author) && seconds.getOrDefault(author, 0L) != SEVERAL) {
        return false;
      }
    }
    return true;
  }
}
