package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.FetchLock;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;

/**
 * {@code dvmdash fetch}: relays side by side, each asked on a thread of its own for what it has not
 * given yet; all they give is checked and stored by the calling thread.
 */
public final class Fetch {

  /**
   * How far relays let the clocks of authors be ahead of theirs, in seconds. Events from later are
   * counted and not stored.
   */
  private static final long SKEW_SECONDS = 900;

  private final Lake lake;
  private final Means means;
  private final FetchWatcher watcher;
  private final BooleanSupplier stop;

  /**
   * What a fetch works with.
   *
   * @param kinds the kinds that are known by name
   * @param signatures checks what relays give
   * @param engine opens an engine over the lake
   * @param clock the time
   * @param threads how many threads check events
   * @param patience how long to wait for other writers of the lake
   * @param lockPatience how long to wait for another fetch
   */
  public record Means(
      KindTable kinds,
      Signatures signatures,
      Engine engine,
      Clock clock,
      int threads,
      Duration patience,
      Duration lockPatience) {}

  /** Opens engines. */
  @FunctionalInterface
  public interface Engine {
    /** An engine over those files. */
    Database open(Snapshot snapshot) throws IOException;
  }

  /**
   * A fetch that has not begun.
   *
   * @param stop asked often; once it says true, what has arrived is stored and the run ends
   */
  public Fetch(Lake lake, Means means, FetchWatcher watcher, BooleanSupplier stop) {
    this.lake = lake;
    this.means = means;
    this.watcher = watcher;
    this.stop = stop;
  }

  /** The latest second that an event may claim to be from, in epoch seconds. */
  public static long newest(Clock clock) {
    return clock.instant().getEpochSecond() + SKEW_SECONDS;
  }

  /**
   * Fetches. Faults of relays are part of the outcome.
   *
   * @throws live.dvmdash.lake.LakeException.Locked when another fetch is at work, or another writer
   *     does not let go of the lake
   * @throws IOException when the lake cannot be read or written
   */
  public FetchOutcome run(FetchOrder order) throws IOException {
    long started = means.clock().instant().getEpochSecond();
    try (FetchLock held = lake.lockFetch("fetch", means.lockPatience());
        LakeWriter writer = new LakeWriter(lake, "fetch", means.patience());
        Ingest ingest = new Ingest(lake, writer, means.signatures(), false, means.threads())) {
      SeenAuthors authors = new SeenAuthors();
      try (Store store =
              new Store(lake, writer, ingest, authors, order.limits().commitEvery(), watcher);
          Dispatch dispatch = new Dispatch(lake, order, means, store, authors, watcher, stop)) {
        dispatch.run();
        long ended = means.clock().instant().getEpochSecond();
        return new Conclusion(lake, dispatch.plan(), started, ended)
            .draw(store, dispatch.asleep(), writer.added(), stop.getAsBoolean());
      }
    }
  }
}
