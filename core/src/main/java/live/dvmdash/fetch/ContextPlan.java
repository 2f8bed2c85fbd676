package live.dvmdash.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.KnownJobs;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Selection.Field;
import live.dvmdash.relay.Windows;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;

/**
 * What to ask for once the jobs are known: receipts and deletions that refer to them, and what
 * tells of those who take part. Jobs are taken by the UTC day on which they were created; a day is
 * asked for each night until it is a day old, and again when it is a week and nearly a month old,
 * since people pay and delete late; and whenever more of its jobs have come to be known.
 */
final class ContextPlan {

  /** Jobs of so long are looked after. */
  static final long REACH_SECONDS = 30 * 86_400L;

  private static final long DAY = 86_400;

  /** How old a day is when it is asked for again. */
  private static final long[] AGES = {DAY, 7 * DAY, 29 * DAY};

  /** Keeps a filter well below 16 KiB, and below the 256 values that some relays allow. */
  private static final int VALUES_AT_ONCE = 200;

  private final long now;
  private final Interval everything;
  private final TreeMap<Long, List<Bytes32>> jobs = new TreeMap<>();
  private final List<Bytes32> people = new ArrayList<>();
  private final List<Bytes32> missing = new ArrayList<>();
  private final boolean everyone;

  /**
   * Looks up what there is to ask about.
   *
   * @param now epoch seconds
   * @param notAfter the latest time that is believed
   */
  ContextPlan(FetchOrder order, KnownJobs known, long now, long notAfter) throws IOException {
    this.now = now;
    this.everything = new Interval(0, notAfter + 1);
    this.everyone = order.dvms().isEmpty();
    long firstDay = Math.floorDiv(now - REACH_SECONDS, DAY) * DAY;
    Interval reach = new Interval(firstDay, notAfter + 1);
    if (everyone) {
      for (long day = firstDay; day < notAfter; day += DAY) {
        jobs.put(day, known.ids(new Interval(day, day + DAY)));
      }
      people.addAll(known.participants(reach));
      return;
    }
    Interval scope = order.scope();
    Set<Bytes32> around = new HashSet<>();
    Set<Bytes32> of = new HashSet<>(order.dvms());
    for (Bytes32 dvm : order.dvms()) {
      around.addAll(known.idsAround(dvm, scope));
      of.addAll(known.customersOf(dvm, scope));
      missing.addAll(known.unknownTargetsOf(dvm, scope));
    }
    jobs.put(firstDay, List.copyOf(around));
    people.addAll(of);
  }

  /**
   * What is left to ask of a relay.
   *
   * @param done what it has given, by checkpoint
   * @param askedAbout how many jobs of a day it was asked about before
   */
  List<Task> tasks(Function<String, KindTimes> done, Map<Long, Integer> askedAbout) {
    List<Task> tasks = new ArrayList<>();
    for (List<Bytes32> ids : pieces(missing)) {
      tasks.add(task(new Selection(Field.IDS, ids), KindSet.of()));
    }
    for (List<Bytes32> authors : pieces(people)) {
      tasks.add(task(new Selection(Field.AUTHORS, authors), JobKinds.ABOUT_AUTHORS));
    }
    List<Bytes32> due = new ArrayList<>();
    jobs.descendingMap()
        .forEach((day, ids) -> {
          if (ids.size() > askedAbout.getOrDefault(day, 0) || isDue(day, done)) {
            due.addAll(ids);
          }
        });
    for (List<Bytes32> ids : pieces(due)) {
      tasks.add(task(new Selection(Field.E_TAGS, ids), JobKinds.ABOUT_JOBS));
    }
    return tasks;
  }

  private Task task(Selection selection, KindSet kinds) {
    return new Task(selection, kinds, everything, Windows.WHOLE, "", 0);
  }

  private boolean isDue(long day, Function<String, KindTimes> done) {
    if (!everyone) {
      return true;
    }
    Interval whole = new Interval(day, day + DAY);
    for (long age : AGES) {
      if (now - whole.until() < age) {
        return age == DAY;
      }
      if (!done.apply(checkpoint(age)).common(JobKinds.ABOUT_JOBS).containsAll(whole)) {
        return true;
      }
    }
    return false;
  }

  /** What a relay has given once all tasks are done, by checkpoint. */
  List<Done> done() {
    List<Done> done = new ArrayList<>();
    if (everyone && !jobs.isEmpty()) {
      for (long age : AGES) {
        Intervals times = Intervals.between(jobs.firstKey(), now - age);
        if (!times.isEmpty()) {
          done.add(new Done(checkpoint(age), KindTimes.of(JobKinds.ABOUT_JOBS, times)));
        }
      }
    }
    return done;
  }

  /** The days that a relay has been asked about once all tasks are done, with their jobs. */
  SortedMap<Long, Integer> askedAbout() {
    SortedMap<Long, Integer> days = new TreeMap<>();
    if (everyone) {
      jobs.forEach((day, ids) -> days.put(day, ids.size()));
    }
    return days;
  }

  /** Something to remember of a relay. */
  record Done(String checkpoint, KindTimes times) {}

  private static String checkpoint(long age) {
    return "about jobs, " + age / DAY + " d";
  }

  private static List<List<Bytes32>> pieces(List<Bytes32> values) {
    List<List<Bytes32>> pieces = new ArrayList<>();
    for (int from = 0; from < values.size(); from += VALUES_AT_ONCE) {
      pieces.add(values.subList(from, Math.min(values.size(), from + VALUES_AT_ONCE)));
    }
    return pieces;
  }
}
