package live.dvmdash.lake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What the lake knows of a relay from all fetches so far: what need not be asked again, what is
 * missing, its ways, and whether it works. All times are epoch seconds.
 *
 * @param relay its URL in the one spelling that a fetch uses
 * @param complete what was asked and need not be asked again, by the key of the selection; without
 *     keys of which nothing is complete
 * @param gaps what it may have and did not give
 * @param askedAbout how many jobs of a UTC day it was asked about last, what refers to them, by the
 *     first second of the day
 * @param kindsAtOnce how many kinds a filter may name; {@code Integer.MAX_VALUE} when no limit is
 *     known
 * @param largestPage the most events that an answer ever held; 0 when none is known
 * @param lastWorked when it last worked; null when it never did
 * @param failingSince when it failed first after it worked; null when it did not fail last
 * @param lastTried when it was last tried; null when it never was
 * @param status how the last attempt ended, in one word: complete, incomplete, failed, refused,
 *     resting or interrupted; {@link #UNTRIED} before the first
 * @param error what went wrong last, in words for people; null when nothing did
 */
public record RelayRecord(
    String relay,
    Map<String, KindTimes> complete,
    List<KnownGap> gaps,
    SortedMap<Long, Integer> askedAbout,
    int kindsAtOnce,
    int largestPage,
    @Nullable Long lastWorked,
    @Nullable Long failingSince,
    @Nullable Long lastTried,
    String status,
    @Nullable String error) {

  /** The key of the selection that takes every event. */
  public static final String ALL = "all";

  /** The status of a relay that was never asked. */
  public static final String UNTRIED = "untried";

  /** What is younger than a day is asked again anyway, so a clock may be a little wrong. */
  private static final long CLOCK_TOLERANCE = 900;

  private static final String INTERRUPTED = "interrupted";
  private static final Set<String> WORKING = Set.of("complete", "incomplete");

  /** Keeps copies. */
  public RelayRecord {
    complete = SpanJson.sorted(complete);
    gaps = List.copyOf(gaps);
    askedAbout = Collections.unmodifiableSortedMap(new TreeMap<>(askedAbout));
  }

  /** The record of a relay of which nothing is known. */
  public static RelayRecord untried(String relay) {
    return new RelayRecord(
        relay,
        Map.of(),
        List.of(),
        Collections.emptySortedMap(),
        Integer.MAX_VALUE,
        0,
        null,
        null,
        null,
        UNTRIED,
        null);
  }

  /**
   * Whether the relay counts: the last attempt was neither a failure nor a refusal, and it does not
   * rest. From an attempt that the user interrupted nothing follows, so then it counts as before.
   */
  public boolean isWorking() {
    return WORKING.contains(status)
        || (status.equals(INTERRUPTED) && lastWorked != null && failingSince == null);
  }

  /** What of a selection is complete. */
  public KindTimes complete(String selection) {
    return complete.getOrDefault(selection, KindTimes.NONE);
  }

  /** The record with more that need not be asked again. */
  public RelayRecord plusComplete(String selection, KindTimes more) {
    Map<String, KindTimes> all = new TreeMap<>(complete);
    all.merge(selection, more, KindTimes::plus);
    return knowing(all, gaps, askedAbout);
  }

  /** The record as if nothing had been asked of the time before that second. */
  RelayRecord without(long since) {
    Map<String, KindTimes> later = new TreeMap<>();
    complete.forEach((selection, times) -> {
      KindTimes rest = times.since(since);
      if (!rest.isEmpty()) {
        later.put(selection, rest);
      }
    });
    List<KnownGap> open = new ArrayList<>();
    for (KnownGap gap : gaps) {
      if (gap.time().until() > since) {
        long from = Math.max(since, gap.time().since());
        Interval time = new Interval(from, gap.time().until());
        open.add(new KnownGap(gap.selection(), gap.kinds(), time, gap.reason()));
      }
    }
    return knowing(later, open, askedAbout.tailMap(since));
  }

  /**
   * The record as far as it can be believed at a time. One that was written later than that was
   * written when the clock was wrong, so nobody knows of which times the relay has really been
   * asked, or since when it fails.
   *
   * @param now epoch seconds
   */
  public RelayRecord believedAt(long now) {
    if (lastTried == null || lastTried <= now + CLOCK_TOLERANCE) {
      return this;
    }
    return new RelayRecord(
        relay,
        Map.of(),
        gaps,
        Collections.emptySortedMap(),
        kindsAtOnce,
        largestPage,
        lastWorked == null ? null : Long.valueOf(Math.min(lastWorked, now)),
        null,
        null,
        status,
        error);
  }

  /** The record with other gaps in place of those known so far. */
  public RelayRecord withGaps(List<KnownGap> known) {
    return knowing(complete, known, askedAbout);
  }

  /** The record with what was learnt of the relay's ways. */
  public RelayRecord withWays(int atOnce, int page) {
    return new RelayRecord(
        relay,
        complete,
        gaps,
        askedAbout,
        atOnce,
        page,
        lastWorked,
        failingSince,
        lastTried,
        status,
        error);
  }

  /** The record with the days and the numbers of their jobs that the relay was asked about. */
  public RelayRecord withAskedAbout(SortedMap<Long, Integer> jobs) {
    return knowing(complete, gaps, jobs);
  }

  /** The record of a relay that has answered at that time, however the attempt ended. */
  public RelayRecord withAnswer(long when) {
    return standing(when, null, lastTried, status, error);
  }

  /**
   * The record after an attempt. From one that was interrupted nothing follows about whether the
   * relay works.
   *
   * @param outcome the new status
   * @param what what went wrong; null when nothing did
   * @param when when it was tried, epoch seconds
   */
  public RelayRecord withOutcome(String outcome, @Nullable String what, long when) {
    Long worked = lastWorked;
    Long failing = failingSince;
    if (!outcome.equals(INTERRUPTED)) {
      boolean works = WORKING.contains(outcome);
      worked = works ? Long.valueOf(when) : lastWorked;
      failing = works ? null : since(failingSince, when);
    }
    return standing(worked, failing, when, outcome, what);
  }

  private RelayRecord knowing(
      Map<String, KindTimes> asked, List<KnownGap> open, SortedMap<Long, Integer> jobs) {
    return new RelayRecord(
        relay,
        asked,
        open,
        jobs,
        kindsAtOnce,
        largestPage,
        lastWorked,
        failingSince,
        lastTried,
        status,
        error);
  }

  private RelayRecord standing(
      @Nullable Long worked,
      @Nullable Long failing,
      @Nullable Long tried,
      String outcome,
      @Nullable String what) {
    return new RelayRecord(
        relay,
        complete,
        gaps,
        askedAbout,
        kindsAtOnce,
        largestPage,
        worked,
        failing,
        tried,
        outcome,
        what);
  }

  private static Long since(@Nullable Long before, long now) {
    return before == null ? Long.valueOf(now) : before;
  }
}
