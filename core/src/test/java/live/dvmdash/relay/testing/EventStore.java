package live.dvmdash.relay.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The events of a relay, and how it looks for them. Immutable. */
final class EventStore {

  private final List<StoredEvent> events;
  private final Comparator<StoredEvent> order;

  /**
   * @param order in which events are found and sent
   */
  EventStore(Collection<StoredEvent> events, Comparator<StoredEvent> order) {
    List<StoredEvent> sorted = new ArrayList<>(events);
    sorted.sort(order);
    this.events = sorted;
    this.order = order;
  }

  EventStore with(StoredEvent event) {
    List<StoredEvent> more = new ArrayList<>(events);
    more.add(event);
    return new EventStore(more, order);
  }

  /**
   * What is found.
   *
   * @param complete whether no limit cut anything off
   */
  record Found(List<StoredEvent> events, boolean complete) {}

  /** The events that match at least one of the filters, each once. */
  Found find(List<AskedFilter> filters) {
    List<StoredEvent> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean complete = true;
    for (AskedFilter filter : filters) {
      int count = 0;
      for (StoredEvent event : events) {
        if (filter.matches(event)) {
          if (count == filter.limit()) {
            complete = false;
            break;
          }
          count++;
          if (filters.size() == 1 || seen.add(event.id())) {
            found.add(event);
          }
        }
      }
    }
    return new Found(found, complete);
  }
}
