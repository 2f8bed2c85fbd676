package live.dvmdash.fetch;

import java.util.List;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.lake.RelayOutcome;
import live.dvmdash.lake.Tally;
import live.dvmdash.relay.Traffic;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What came of one relay.
 *
 * @param relay its address
 * @param status how it ended: complete, incomplete, failed, refused, resting or interrupted
 * @param error what went wrong, in words for people; null when nothing did
 * @param tally the counts of what matches the question
 * @param traffic the counts of what was sent
 * @param oldest how far back jobs were asked for, epoch seconds; null when they were not
 * @param thinned heartbeats that were left out, because one of their hour is kept already
 * @param gaps what the relay may have and did not give
 * @param asked what was asked for, with or without success
 */
public record RelayResult(
    String relay,
    String status,
    @Nullable String error,
    Tally tally,
    Traffic traffic,
    @Nullable Long oldest,
    long thinned,
    List<KnownGap> gaps,
    KindTimes asked) {

  static final String COMPLETE = "complete";
  static final String INCOMPLETE = "incomplete";
  static final String FAILED = "failed";
  static final String REFUSED = "refused";
  static final String RESTING = "resting";
  static final String INTERRUPTED = "interrupted";

  /** Whether there is nothing at all to complain about. */
  public boolean isFlawless() {
    return status.equals(COMPLETE) || status.equals(RESTING);
  }

  RelayOutcome outcome() {
    return new RelayOutcome(
        relay,
        status,
        error,
        traffic.connections().get(),
        traffic.pages().get(),
        tally.elements(),
        tally.added(),
        tally.duplicates(),
        tally.invalid(),
        traffic.mismatching().get(),
        traffic.future().get(),
        traffic.oversized().get(),
        thinned,
        oldest,
        gaps,
        asked);
  }
}
