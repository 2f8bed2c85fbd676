package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;

/**
 * Takes events of any months in any order and puts them into sorted files of their months, in
 * bounded memory; an event may be in several of them.
 */
final class SortedRuns {

  private static final long MOST_CHARACTERS = 32L << 20;

  /** What an event takes beside its text. */
  private static final long EVENT_CHARACTERS = 500;

  private final Workspace workspace;
  private final Derivation derivation;
  private final SortedMap<Partition, List<Event>> waiting = new TreeMap<>();
  private final SortedMap<Partition, List<Path>> runs = new TreeMap<>();
  private long characters;

  SortedRuns(Workspace workspace, Derivation derivation) {
    this.workspace = workspace;
    this.derivation = derivation;
  }

  void add(Event event) throws IOException {
    waiting
        .computeIfAbsent(Partition.of(event.createdAt()), partition -> new ArrayList<>())
        .add(event);
    characters += EVENT_CHARACTERS + event.content().length();
    for (List<String> tag : event.tags()) {
      for (String value : tag) {
        characters += EVENT_CHARACTERS / 10 + value.length();
      }
    }
    if (characters > MOST_CHARACTERS) {
      spill();
    }
  }

  /** The files of every month that has events. */
  SortedMap<Partition, List<Path>> finish() throws IOException {
    spill();
    return runs;
  }

  private void spill() throws IOException {
    for (var month : waiting.entrySet()) {
      month.getValue().sort(Comparator.comparingLong(Event::createdAt).thenComparing(Event::id));
      Path file = workspace.newEventFile();
      try (EventFileWriter writer = new EventFileWriter(file)) {
        for (Event event : month.getValue()) {
          writer.write(derivation.of(event));
        }
      }
      runs.computeIfAbsent(month.getKey(), partition -> new ArrayList<>()).add(file);
    }
    waiting.clear();
    characters = 0;
  }
}
