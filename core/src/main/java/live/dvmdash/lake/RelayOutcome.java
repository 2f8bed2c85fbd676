package live.dvmdash.lake;

import java.util.List;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What came of one relay in one fetch. Always {@code elements = added + duplicates + invalid};
 * these count what matches the question, the rest stands beside.
 *
 * @param relay its URL
 * @param status how it ended, as in {@link RelayRecord#status}
 * @param error what went wrong, in words for people; null when nothing did
 * @param connections connections that were made
 * @param pages filters that were asked
 * @param elements events that match the question, each once, without the thinned ones
 * @param added those that the lake did not have
 * @param duplicates those that it had
 * @param invalid those that are no valid events
 * @param mismatching events that nobody asked for
 * @param future events that claim to be from a time still to come
 * @param oversized messages that were too large and passed over
 * @param thinned heartbeats that were left out, because one of their hour is kept already
 * @param oldest how far back the walk came, epoch seconds; null when it did not begin
 * @param gaps what the relay may have and did not give
 * @param windows what was asked, and answered or not
 */
public record RelayOutcome(
    String relay,
    String status,
    @Nullable String error,
    long connections,
    long pages,
    long elements,
    long added,
    long duplicates,
    long invalid,
    long mismatching,
    long future,
    long oversized,
    long thinned,
    @Nullable Long oldest,
    List<KnownGap> gaps,
    KindTimes windows) {

  /** Keeps a copy. */
  public RelayOutcome {
    gaps = List.copyOf(gaps);
  }
}
