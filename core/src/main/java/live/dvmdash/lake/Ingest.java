package live.dvmdash.lake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.event.Elements;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * The way from elements to the lake. Batches are checked side by side on all cores and then taken
 * in the order in which they came, so that the outcome does not depend on the number of threads:
 * valid events go to the writer, all else to the quarantine. Used by one thread.
 */
public final class Ingest implements AutoCloseable {

  /** A commit for so much JSON keeps memory bounded and a broken run short of little. */
  private static final long COMMIT_BYTES = 32L << 20;

  /** Enough work in hand for the other cores while this thread writes Parquet. */
  private static final long MAX_IN_FLIGHT_BYTES = 16L << 20;

  private final LakeWriter writer;
  private final EventCheck check;
  private final Quarantine quarantine;
  private final ExecutorService threads;
  private final Deque<InFlight> inFlight = new ArrayDeque<>();
  private long inFlightBytes;
  private long uncommittedBytes;

  private record InFlight(
      Elements elements, SourceIntake to, Future<List<EventCheck.Verdict>> verdicts) {}

  /** Sees the verified events of a source before they are stored, and may decline them. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Told of every event whose id and signature are right, whether or not the lake has it; on the
     * thread that uses the ingest and in the order of the source.
     *
     * @return false when the event is neither to be stored nor to be counted as an element
     */
    boolean take(Event event);
  }

  /**
   * A pipeline into a lake.
   *
   * @param trustSignatures whether to believe signatures; shapes and ids are checked all the same
   * @param threads how many threads check
   */
  public Ingest(
      Lake lake, LakeWriter writer, Signatures signatures, boolean trustSignatures, int threads) {
    this.writer = writer;
    this.check = new EventCheck(signatures, trustSignatures, writer);
    this.quarantine = lake.quarantine();
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "check");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins a source. Elements of several sources may follow each other in any order. */
  public SourceIntake begin(String source) {
    return begin(source, event -> true);
  }

  /** Begins a source of which the taker is to see, and may decline, every verified event. */
  public SourceIntake begin(String source, Taker taker) {
    return new SourceIntake(source, taker, quarantine.writer(source, writer::lock));
  }

  /** Hands over elements of a source; returns when there is room for more. */
  public void submit(SourceIntake to, Elements elements) throws IOException {
    inFlight.add(new InFlight(elements, to, threads.submit(() -> verdicts(elements))));
    inFlightBytes += elements.bytes();
    while (inFlightBytes > MAX_IN_FLIGHT_BYTES) {
      takeNext();
    }
  }

  /** Waits until everything handed over so far has been checked and taken. */
  public void drain() throws IOException {
    while (!inFlight.isEmpty()) {
      takeNext();
    }
  }

  /** Takes what has been checked by now, without waiting for anything. */
  public void takeChecked() throws IOException {
    while (!inFlight.isEmpty() && inFlight.element().verdicts().isDone()) {
      takeNext();
    }
  }

  /**
   * Makes every valid event handed over so far part of the lake. Refused elements are stored by
   * {@link SourceIntake#finish}.
   */
  public void commit() throws IOException {
    drain();
    uncommittedBytes = 0;
    writer.commit();
  }

  private List<EventCheck.Verdict> verdicts(Elements elements) throws IOException {
    List<EventCheck.Verdict> verdicts = new ArrayList<>(elements.count());
    for (int i = 0; i < elements.count(); i++) {
      verdicts.add(check.check(elements, i));
    }
    return verdicts;
  }

  private void takeNext() throws IOException {
    InFlight next = inFlight.remove();
    inFlightBytes -= next.elements().bytes();
    List<EventCheck.Verdict> verdicts = await(next.verdicts());
    for (int i = 0; i < verdicts.size(); i++) {
      take(verdicts.get(i), next, i);
    }
    if (uncommittedBytes > COMMIT_BYTES) {
      uncommittedBytes = 0;
      writer.commitMost();
    }
  }

  private void take(EventCheck.Verdict verdict, InFlight from, int i) throws IOException {
    SourceIntake to = from.to();
    uncommittedBytes += from.elements().size(i);
    switch (verdict) {
      case EventCheck.Verdict.Valid valid -> {
        if (writer.isForgotten(valid.row().event())) {
          to.forget();
        } else if (to.takes(valid.row().event())) {
          writer.add(valid.row(), to.tally());
          check.settled(valid.row().event());
        }
      }
      case EventCheck.Verdict.Known known -> {
        if (writer.isForgotten(known.event())) {
          to.forget();
        } else if (to.takes(known.event())) {
          to.tally().countValid(known.event());
          to.tally().countDuplicate();
        }
      }
      case EventCheck.Verdict.Refused refused ->
          to.refuse(refused, from.elements(), i, writer.forgotten());
    }
  }

  private static <T> T await(Future<T> future) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true; // what was handed over is still to be taken; the caller stops after
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrown(ExecutionException e) {
    @Nullable Throwable cause = e.getCause();
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof Error error) {
      throw error; // no memory, or a library is missing: the caller knows what to say
    }
    return new IOException("an element could not be checked: " + cause, cause);
  }

  /** Ends the checking threads; what was not committed is not stored. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
