package live.dvmdash.query;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Partition;
import live.dvmdash.query.Coverage.State;
import org.jspecify.annotations.Nullable;

/** The months of a lake's history, with what is known of them. */
final class Months {

  /** In a longer history, which only stray times make, months without jobs are left out. */
  private static final int MOST_MONTHS = 120;

  private final Database database;
  private final KindTable kinds;
  private final LakeKnowledge lake;

  /** Over an engine in which {@code activity} is defined. */
  Months(Database database, KindTable kinds, LakeKnowledge lake) {
    this.database = database;
    this.kinds = kinds;
    this.lake = lake;
  }

  /**
   * Defines {@code months}: from the first with a job to that of the end of the scope; before them
   * one for all times before Nostr, when a job claims one.
   */
  void define(Scope scope) throws IOException {
    database.execute(
        "CREATE TEMP TABLE months (month_start BIGINT, month VARCHAR, coverage VARCHAR)");
    for (long start : starts(scope)) {
      if (start < Scope.BEGINNING) {
        insert(start, "earlier", State.PARTIAL);
      } else if (Partition.of(start).equals(Partition.LATER)) {
        insert(start, Partition.LATER.month(), State.PARTIAL);
      } else {
        YearMonth month = monthOf(start);
        insert(start, month.toString(), state(month, scope));
      }
    }
  }

  private void insert(long start, String name, State state) throws IOException {
    database.update("INSERT INTO months VALUES (?, ?, ?)", start, name, state.label());
  }

  private SortedSet<Long> starts(Scope scope) throws IOException {
    SortedSet<Long> active = new TreeSet<>();
    for (List<@Nullable Object> row :
        database.query("SELECT DISTINCT month_start FROM activity").values()) {
      if (row.get(0) instanceof Long start) {
        active.add(start);
      }
    }
    SortedSet<Long> real = active.tailSet(Scope.BEGINNING);
    if (real.isEmpty() || Partition.of(scope.until() - 1).equals(Partition.LATER)) {
      return active;
    }
    SortedSet<Long> all = new TreeSet<>(active);
    YearMonth last = monthOf(scope.until() - 1);
    for (YearMonth m = monthOf(real.first()); !m.isAfter(last); m = m.plusMonths(1)) {
      all.add(Scope.of(m).since());
    }
    return all.size() > MOST_MONTHS ? active : all;
  }

  /** Of the month that the scope ends in, the days up to that end. */
  private State state(YearMonth month, Scope scope) throws IOException {
    Scope whole = Scope.of(month);
    if (database.snapshot().incomplete().contains(Partition.of(whole.since()))) {
      return State.PARTIAL;
    }
    Scope time = new Scope(null, whole.since(), Math.min(whole.until(), scope.until()));
    Coverage coverage = Coverage.of(database, time, lake.sources(), lake.relays(), kinds);
    int days = coverage.days().size();
    if (coverage.count(State.COMPLETE) == days) {
      return State.COMPLETE;
    }
    return coverage.count(State.NONE) == days ? State.NONE : State.PARTIAL;
  }

  private static YearMonth monthOf(long epochSecond) {
    return YearMonth.from(Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC));
  }
}
