package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Notes which relay had which event, and adds it to {@link Sightings} at each commit. What is
 * pending takes about 25 bytes an event, for up to 64 relays. Used by one thread.
 */
public final class SightingsWriter implements AutoCloseable {

  private final Sightings sightings;
  private final Lake lake;
  private final List<String> relays = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final SortedMap<Partition, RelaySets> pending = new TreeMap<>();
  private final SortedSet<Partition> committed = new TreeSet<>();
  private int pendingEvents;
  private @Nullable Workspace work;

  SightingsWriter(Sightings sightings, Lake lake) {
    this.sightings = sightings;
    this.lake = lake;
  }

  /** Notes that a relay gave an event, which the caller has verified. */
  public void saw(Event event, String relay) {
    Integer number = numbers.get(relay);
    if (number == null) {
      number = relays.size();
      numbers.put(relay, number);
      relays.add(relay);
    }
    RelaySets sets =
        pending.computeIfAbsent(Partition.of(event.createdAt()), month -> new RelaySets());
    if (sets.add(Sightings.key(event.id()), number)) {
      pendingEvents++;
    }
  }

  /** How many different events were seen since the last commit. */
  public int pending() {
    return pendingEvents;
  }

  /** The partitions to which commits have added something, for {@link Sightings#merge}. */
  public SortedSet<Partition> committed() {
    return Collections.unmodifiableSortedSet(committed);
  }

  /**
   * Adds what was seen to the lake, a file for each partition. When that fails, what could not be
   * added stays pending.
   */
  public void commit() throws IOException {
    if (pending.isEmpty()) {
      return;
    }
    lake.create();
    Workspace workspace = work == null ? Workspace.open(lake.directory(), lake.clock()) : work;
    work = workspace;
    for (var months = pending.entrySet().iterator(); months.hasNext(); ) {
      Map.Entry<Partition, RelaySets> month = months.next();
      Path file = workspace.newEventFile();
      write(month.getValue(), file);
      sightings.publish(month.getKey(), file);
      committed.add(month.getKey());
      pendingEvents -= month.getValue().size();
      months.remove();
    }
  }

  private void write(RelaySets sets, Path file) throws IOException {
    try (TableWriter writer = Sightings.newFile(file)) {
      for (long event : sets.sortedEvents()) {
        List<String> names = new ArrayList<>(4);
        sets.relaysOf(event, relay -> names.add(relays.get(relay)));
        writer.write(List.of(event, names));
      }
    }
  }

  /** Forgets what was not committed and removes temporary files. */
  @Override
  public void close() throws IOException {
    if (work != null) {
      work.close();
    }
  }
}
