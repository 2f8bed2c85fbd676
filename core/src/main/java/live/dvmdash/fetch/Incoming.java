package live.dvmdash.fetch;

import java.util.List;
import live.dvmdash.relay.Gap;
import live.dvmdash.span.KindTimes;

/** What relay threads have for the thread that writes the lake, in the order in which it came. */
sealed interface Incoming {

  /** Whose it is. */
  RelayWorker from();

  /** How much room it takes in memory, about. */
  default long bytes() {
    return 0;
  }

  /** Events. */
  record Events(RelayWorker from, RelayBatch batch) implements Incoming {

    @Override
    public long bytes() {
      return batch.bytes();
    }
  }

  /**
   * A part of a task is done; all its events came before.
   *
   * @param task the task
   * @param asked what was asked for
   * @param gaps what did not come
   */
  record Settled(RelayWorker from, Task task, KindTimes asked, List<Gap> gaps)
      implements Incoming {}

  /** All that is to be asked about the context of jobs was asked, and answered. */
  record ContextDone(RelayWorker from, ContextPlan plan) implements Incoming {}

  /** The relay's thread has come to the end of its errand. */
  record Returned(RelayWorker from) implements Incoming {}
}
