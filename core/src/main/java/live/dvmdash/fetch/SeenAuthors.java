package live.dvmdash.fetch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.relay.KnownAuthors;

/** The authors of each kind that the lake or any relay of this run has shown. For many threads. */
final class SeenAuthors implements KnownAuthors {

  /** A relay that invents authors must not fill the memory. */
  private static final int MAX_OF_A_KIND = 50_000;

  private final Map<Integer, Set<Bytes32>> authors = new ConcurrentHashMap<>();

  void add(int kind, Bytes32 author) {
    Set<Bytes32> ofKind = authors.computeIfAbsent(kind, key -> ConcurrentHashMap.newKeySet());
    if (ofKind.size() < MAX_OF_A_KIND) {
      ofKind.add(author);
    }
  }

  void add(Event event) {
    add(event.kind(), event.pubkey());
  }

  @Override
  public List<Bytes32> of(int kind) {
    return List.copyOf(authors.getOrDefault(kind, Set.of()));
  }
}
