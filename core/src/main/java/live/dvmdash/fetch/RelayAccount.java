package live.dvmdash.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.SourceIntake;
import live.dvmdash.relay.Gap;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;

/**
 * What this run has got from one relay so far, and what the lake is to remember of it. Used by the
 * thread that writes the lake.
 */
final class RelayAccount {

  private final RelayRecord before;
  private final SourceIntake intake;
  private final boolean refetch;
  private final Map<String, KindTimes> completed = new HashMap<>();
  private RelayRecord record;
  private final Map<String, KindTimes> covered = new HashMap<>();
  private final Map<String, KindTimes> asked = new HashMap<>();
  private final List<KnownGap> gaps = new ArrayList<>();
  private Map<Long, Integer> askedNow = Map.of();
  private long thinned;
  private boolean changed;

  /**
   * An account that begins with what the lake remembers.
   *
   * @param refetch whether what was asked before counts for nothing
   */
  RelayAccount(RelayRecord before, SourceIntake intake, boolean refetch) {
    this.before = before;
    this.intake = intake;
    this.record = before;
    this.refetch = refetch;
  }

  RelayRecord before() {
    return before;
  }

  SourceIntake intake() {
    return intake;
  }

  /** What need not be asked again, by checkpoint. */
  KindTimes complete(String checkpoint) {
    return refetch
        ? completed.getOrDefault(checkpoint, KindTimes.NONE)
        : record.complete(checkpoint);
  }

  /** How many jobs of a day it has been asked about; a refetch begins with none. */
  Map<Long, Integer> askedAbout() {
    return refetch ? askedNow : record.askedAbout();
  }

  void rememberAskedAbout(SortedMap<Long, Integer> jobs) {
    askedNow = jobs;
    record = record.withAskedAbout(jobs);
    changed = true;
  }

  /** What this run has got in full, by checkpoint, however young. */
  KindTimes covered(String checkpoint) {
    return covered.getOrDefault(checkpoint, KindTimes.NONE);
  }

  /** What this run has asked for, with or without success. */
  Map<String, KindTimes> asked() {
    return asked;
  }

  List<KnownGap> gaps() {
    return gaps;
  }

  long thinned() {
    return thinned;
  }

  void thin() {
    thinned++;
  }

  /** Whether there is something new to remember; then there is not any more. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** What the lake is to remember, as far as it is known. */
  RelayRecord record() {
    return record.withGaps(openGaps());
  }

  void settle(Incoming.Settled settled) {
    String checkpoint = settled.task().checkpoint();
    KindTimes given = settled.asked();
    for (Gap gap : settled.gaps()) {
      given = given.minus(KindTimes.of(gap.kinds(), Intervals.of(gap.time())));
      gaps.add(new KnownGap(checkpoint, gap.kinds(), gap.time(), gap.reason()));
    }
    asked.merge(checkpoint, settled.asked(), KindTimes::plus);
    covered.merge(checkpoint, given, KindTimes::plus);
    KindTimes young = since(given, settled.task().doneBefore());
    remember(checkpoint, given.minus(young));
  }

  void remember(String checkpoint, KindTimes times) {
    completed.merge(checkpoint, times, KindTimes::plus);
    record = record.plusComplete(checkpoint, times);
    changed = true;
  }

  private static KindTimes since(KindTimes times, long second) {
    KindTimes late = KindTimes.NONE;
    for (KindTimes.Group group : times.groups()) {
      Intervals after = Intervals.of(new Interval(second, Long.MAX_VALUE));
      late = late.plus(KindTimes.of(group.kinds(), group.times().intersect(after)));
    }
    return late;
  }

  /**
   * The gaps to remember: those of this run, and those of earlier ones whose time was not asked for
   * again.
   */
  private List<KnownGap> openGaps() {
    List<KnownGap> open = new ArrayList<>(gaps);
    for (KnownGap gap : before.gaps()) {
      KindTimes again = asked.getOrDefault(gap.selection(), KindTimes.NONE);
      KindSet kinds = gap.kinds();
      if (!again.common(kinds).containsAll(gap.time())) {
        open.add(gap);
      }
    }
    return open;
  }
}
