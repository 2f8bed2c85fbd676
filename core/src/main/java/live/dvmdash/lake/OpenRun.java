package live.dvmdash.lake;

import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/** A run that is under way, to be told what it does. Used by one thread. */
public final class OpenRun implements AutoCloseable {

  private final Runs runs;
  private final Clock clock;
  private final String file;
  private final Run begun;
  private @Nullable WriterLock alive;
  private boolean closed;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private List<RelayOutcome> relays = List.of();
  private Map<String, KindTimes> lost = Map.of();

  OpenRun(Runs runs, Clock clock, String file, Run begun) {
    this.runs = runs;
    this.clock = clock;
    this.file = file;
    this.begun = begun;
  }

  /** Puts the run into the ledger, if the file system lets it and the run is not over. */
  void note() {
    try {
      if (!closed && alive == null) {
        alive = runs.note(file, begun);
      }
    } catch (IOException e) {
      alive = null; // the run goes on without
    }
  }

  /** Notes a figure of the run's summary. */
  public void count(String name, long number) {
    counts.put(name, number);
  }

  /** The figures that were noted so far, by name. */
  public SortedMap<String, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Notes what came of the relays, and what no relay gave. */
  public void relays(List<RelayOutcome> outcomes, Map<String, KindTimes> nowhere) {
    relays = outcomes;
    lost = nowhere;
  }

  /**
   * Notes the end of the run; not where there is no lake even now. That fails only where the begin
   * could be noted.
   */
  public void end(int exitCode) throws IOException {
    Run ended =
        new Run(
            Run.State.ENDED,
            begun.name(),
            begun.command(),
            begun.pid(),
            begun.started(),
            clock.instant().getEpochSecond(),
            exitCode,
            counts,
            relays,
            lost);
    try {
      runs.end(file, ended);
    } catch (IOException e) {
      if (alive != null) {
        throw e;
      }
    }
  }

  /** Takes the run out of the ledger: it turned out that there was nothing to do. */
  public void discard() throws IOException {
    runs.discard(file);
  }

  /** Says that the run is over; without an end before, it stays in the ledger as killed. */
  @Override
  public void close() throws IOException {
    closed = true;
    if (alive != null) {
      alive.close();
      runs.removeAlive(file);
    }
  }
}
