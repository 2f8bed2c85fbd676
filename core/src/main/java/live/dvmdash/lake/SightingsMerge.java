package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of several files of sightings as one sequence, with one row for each event. */
final class SightingsMerge implements AutoCloseable {

  private final List<SightingsFile> files = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparingLong(head -> head.row().event()));

  private record Head(SightingsFile.Row row, SightingsFile rest) {}

  static SightingsMerge of(List<Path> paths) throws IOException {
    SightingsMerge merge = new SightingsMerge();
    try {
      for (Path path : paths) {
        SightingsFile file = SightingsFile.open(path);
        merge.files.add(file);
        merge.advance(file);
      }
      return merge;
    } catch (IOException e) {
      merge.close();
      throw e;
    }
  }

  /** The next event with its relays in ascending order; null after the last. */
  SightingsFile.@Nullable Row read() throws IOException {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    advance(head.rest());
    long event = head.row().event();
    SortedSet<String> relays = new TreeSet<>(head.row().relays());
    for (Head next = heads.peek();
        next != null && next.row().event() == event;
        next = heads.peek()) {
      heads.remove();
      relays.addAll(next.row().relays());
      advance(next.rest());
    }
    return new SightingsFile.Row(event, List.copyOf(relays));
  }

  private void advance(SightingsFile file) throws IOException {
    SightingsFile.Row next = file.read();
    if (next != null) {
      heads.add(new Head(next, file));
    }
  }

  @Override
  public void close() throws IOException {
    for (SightingsFile file : files) {
      file.close();
    }
  }
}
