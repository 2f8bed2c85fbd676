package live.dvmdash.cli.export;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.archive.MonthRange;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.lake.Partition;

/**
 * Which events are wanted: all that match at least one value of every filter that has values.
 *
 * @param partitions the months; none for all
 * @param kinds the kinds; none for all
 * @param authors the authors; none for all
 * @param ids the ids; none for all
 */
record EventFilter(
    Set<Partition> partitions, Set<Integer> kinds, Set<Bytes32> authors, Set<Bytes32> ids) {

  /**
   * A filter of what a person typed.
   *
   * @throws Refusal when a value cannot be understood
   */
  static EventFilter of(
      List<String> months, List<Integer> kinds, List<String> authors, List<String> ids)
      throws Refusal {
    for (int kind : kinds) {
      if (kind < 0 || kind > Kind.MAX) {
        throw Refusal.usage("--kind takes numbers from 0 to " + Kind.MAX + ", not " + kind);
      }
    }
    Set<Partition> partitions = new HashSet<>();
    for (String text : months) {
      addMonths(text, partitions);
    }
    Set<Bytes32> keys = new HashSet<>();
    for (String text : authors) {
      keys.add(Typed.pubkey("--dvm", text));
    }
    Set<Bytes32> events = new HashSet<>();
    for (String text : ids) {
      events.add(Typed.eventId("--id", text));
    }
    return new EventFilter(partitions, Set.copyOf(kinds), keys, events);
  }

  boolean reaches(Partition partition) {
    return partitions.isEmpty() || partitions.contains(partition);
  }

  boolean accepts(Event event) {
    return (kinds.isEmpty() || kinds.contains(event.kind()))
        && (authors.isEmpty() || authors.contains(event.pubkey()))
        && (ids.isEmpty() || ids.contains(event.id()));
  }

  private static void addMonths(String text, Set<Partition> partitions) throws Refusal {
    try {
      MonthRange range = MonthRange.parse(text);
      for (YearMonth m = range.first(); !m.isAfter(range.last()); m = m.plusMonths(1)) {
        partitions.add(new Partition(m.toString()));
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--month: " + e.getMessage());
    }
  }
}
