package live.dvmdash.archive;

import live.dvmdash.lake.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What came of one source.
 *
 * @param name the name of the source
 * @param status how it ended
 * @param error one sentence for people; null when it is complete
 * @param tally its counts
 */
public record LoadOutcome(String name, Status status, @Nullable String error, Tally tally) {

  /** How a source ended. */
  public enum Status {
    /** Read to its end. */
    COMPLETE,
    /** Broke off; everything whole before the break is stored. */
    BROKEN,
    /** Could not be read or holds nothing like an event; nothing of it is stored. */
    FAILED,
    /** Stopped by the user; everything read so far is stored. */
    INTERRUPTED
  }
}
