package live.dvmdash.query;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;

/** The times for which relays were asked for all jobs, as far as these have known kinds. */
final class RelayWindows {

  /** A relay that was left out of the fetches for so long is none that is waited for. */
  private static final long CURRENT_SECONDS = 7 * Scope.DAY;

  private final List<RelayRecord> relays;
  private final Intervals somewhere;
  private final Intervals everywhere;

  /**
   * The windows of some relays.
   *
   * @param kinds the kinds of request that have a name, with the results of each and with feedback,
   *     are those that a window has to be complete for
   */
  RelayWindows(List<RelayRecord> relays, KindTable kinds) {
    this.relays = relays;
    KindSet jobs = jobs(kinds);
    Intervals some = Intervals.NONE;
    Intervals every = null;
    long newest = relays.stream().mapToLong(RelayWindows::lastTried).max().orElse(0);
    for (RelayRecord relay : relays) {
      Intervals windows = relay.complete(RelayRecord.ALL).common(jobs);
      some = some.plus(windows);
      if (counts(relay, newest)) {
        every = every == null ? windows : every.intersect(windows);
      }
    }
    this.somewhere = some;
    this.everywhere = every == null ? Intervals.NONE : every;
  }

  /**
   * Whether what a relay did not give leaves a day in doubt. One that was only ever asked about
   * single DVMs does not, nor one that was tried once, long ago.
   */
  private static boolean counts(RelayRecord relay, long newest) {
    boolean askedForAll =
        !relay.complete(RelayRecord.ALL).isEmpty()
            || relay.gaps().stream().anyMatch(gap -> gap.selection().equals(RelayRecord.ALL));
    return relay.isWorking() && askedForAll && newest - lastTried(relay) <= CURRENT_SECONDS;
  }

  private static long lastTried(RelayRecord relay) {
    Long tried = relay.lastTried();
    return tried == null ? 0 : tried;
  }

  private static KindSet jobs(KindTable kinds) {
    List<Integer> jobs = new ArrayList<>(List.of(Kind.FEEDBACK));
    for (int kind : kinds.names().keySet()) {
      if (kinds.isRequest(kind)) {
        jobs.add(kind);
        jobs.add(kind + Kind.RESULT_OFFSET);
      }
    }
    return KindSet.of(jobs);
  }

  /** Whether a relay gave all of the day that begins then. */
  boolean completeSomewhere(long startOfDay) {
    return hasDay(somewhere, startOfDay);
  }

  /** Whether relays work, and each of these gave all of the day that begins then. */
  boolean completeEverywhere(long startOfDay) {
    return hasDay(everywhere, startOfDay);
  }

  private static boolean hasDay(Intervals windows, long start) {
    return start <= Long.MAX_VALUE - Scope.DAY
        && windows.containsAll(new Interval(start, start + Scope.DAY));
  }

  /** The URLs of the relays that gave all of anything, however little, in the scope. */
  List<String> names(Scope scope) {
    Intervals asked = Intervals.between(scope.since(), scope.until());
    List<String> names = new ArrayList<>();
    for (RelayRecord relay : relays) {
      if (relay.complete().values().stream().anyMatch(times -> meets(times, asked))) {
        names.add(relay.relay());
      }
    }
    return names;
  }

  private static boolean meets(KindTimes times, Intervals scope) {
    return times.groups().stream().anyMatch(group -> !group.times().intersect(scope).isEmpty());
  }
}
