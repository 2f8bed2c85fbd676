package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The events of several files, each in the order of time, as one sequence in that order. A file is
 * in memory only from its first event to its last, so that many which follow each other take no
 * more than a few.
 */
final class MergedEvents implements AutoCloseable {

  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong(Event::createdAt).thenComparing(Event::id);

  private final Set<EventFileReader> readers = new HashSet<>();
  private final PriorityQueue<Closed> closed =
      new PriorityQueue<>(Comparator.comparingLong(Closed::first));
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::event, BY_TIME));

  private final Damages damages;

  private record Head(Event event, EventFileReader rest) {}

  /** A file of which nothing but its footer has been read, and the time of its first event. */
  private record Closed(EventFileReader reader, long first) {}

  /** Decides what is to be done about files that cannot be read, or not as a whole. */
  @FunctionalInterface
  interface Damages {
    /** Throws it, or does not, so that what can be read follows. */
    void meet(LakeException.Damaged damage) throws LakeException;
  }

  private MergedEvents(Damages damages) {
    this.damages = damages;
  }

  /** All events of files, of which none may be damaged. */
  static MergedEvents of(List<Path> files) throws IOException {
    return of(
        files,
        damage -> {
          throw damage;
        });
  }

  static MergedEvents of(List<Path> files, Damages damages) throws IOException {
    MergedEvents merged = new MergedEvents(damages);
    try {
      for (Path file : files) {
        merged.add(file);
      }
      return merged;
    } catch (IOException e) {
      merged.close();
      throw e;
    }
  }

  private void add(Path file) throws IOException {
    EventFileReader reader;
    try {
      reader = EventFileReader.open(file);
    } catch (LakeException.Damaged e) {
      damages.meet(e);
      return;
    }
    readers.add(reader);
    long first = 0;
    try {
      first = reader.first();
    } catch (LakeException.Damaged e) {
      damages.meet(e);
    }
    closed.add(new Closed(reader, first));
  }

  /** The next event, null after the last. */
  @Nullable Event read() throws IOException {
    openNext();
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    advance(head.rest());
    return head.event();
  }

  private void openNext() throws IOException {
    while (!closed.isEmpty()
        && (heads.isEmpty() || closed.element().first() <= heads.element().event().createdAt())) {
      advance(closed.remove().reader());
    }
  }

  /** The next event that has another id than that one; null after the last. */
  @Nullable Event readOther(Event than) throws IOException {
    Event next = read();
    while (next != null && next.id().equals(than.id())) {
      next = read();
    }
    return next;
  }

  private void advance(EventFileReader reader) throws IOException {
    while (true) {
      try {
        Event next = reader.read();
        if (next == null) {
          readers.remove(reader);
          reader.close();
        } else {
          heads.add(new Head(next, reader));
        }
        return;
      } catch (LakeException.Damaged e) {
        damages.meet(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (EventFileReader reader : readers) {
      reader.close();
    }
  }
}
