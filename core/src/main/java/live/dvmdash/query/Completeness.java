package live.dvmdash.query;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Quarantine.Count;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;
import live.dvmdash.query.Coverage.Day;
import live.dvmdash.query.Coverage.State;

/** Defines the relation of what is known of a scope, by source, and of what is missing. */
final class Completeness {

  /** A longer time between two months with events only follows from stray ones. */
  private static final int MOST_MONTHS = 120;

  private final Database database;
  private final KindTable kinds;
  private final LakeKnowledge lake;
  private final Scope scope;
  private long place;

  Completeness(Database database, KindTable kinds, LakeKnowledge lake, Scope scope) {
    this.database = database;
    this.kinds = kinds;
    this.lake = lake;
    this.scope = scope;
  }

  /** Defines {@code knowledge}. */
  void define(Coverage coverage) throws IOException {
    database.execute(
        "CREATE TEMP TABLE knowledge (place BIGINT, part VARCHAR, source VARCHAR, state VARCHAR,"
            + " first_day VARCHAR, last_day VARCHAR, days BIGINT, elements BIGINT, reason VARCHAR)");
    addStretches("all", "", coverage.days());
    for (Source source : lake.sources()) {
      addSource(source, coverage.days());
    }
    for (RelayRecord relay : lake.relays()) {
      addRelay(relay, coverage.days());
    }
    addMonthsWithoutData();
    addRefused(lake.quarantine().counts());
  }

  /** What an archive or an extract holds of each day that its time meets. */
  private void addSource(Source source, List<Day> days) throws IOException {
    List<Day> known = new ArrayList<>();
    for (Day day : days) {
      if (day.start() <= source.last() && source.first() - Scope.DAY < day.start()) {
        State state = Coverage.encloses(source, day.start()) ? State.COMPLETE : State.PARTIAL;
        known.add(new Day(day.start(), day.name(), state));
      }
    }
    addStretches(source.archive() ? "archive" : "extract", source.name(), known);
  }

  /** The days of which a relay gave all jobs, and what it kept back. */
  private void addRelay(RelayRecord relay, List<Day> days) throws IOException {
    RelayWindows windows = new RelayWindows(List.of(relay), kinds);
    List<Day> known = new ArrayList<>();
    for (Day day : days) {
      if (windows.completeSomewhere(day.start())) {
        known.add(new Day(day.start(), day.name(), State.COMPLETE));
      }
    }
    addStretches("relay", relay.relay(), known);
    for (KnownGap gap : relay.gaps()) {
      long from = Math.max(gap.time().since(), scope.since());
      long to = Math.min(gap.time().until(), scope.until()) - 1;
      if (from <= to) {
        long count = Math.floorDiv(to, Scope.DAY) - Math.floorDiv(from, Scope.DAY) + 1;
        String reason = gap.reason() + " (kinds " + gap.kinds() + ")";
        add(
            "relay",
            relay.relay(),
            "gap",
            Coverage.nameOf(from),
            Coverage.nameOf(to),
            count,
            reason);
      }
    }
  }

  /** Days in a row of which the same is known. */
  private void addStretches(String part, String source, List<Day> days) throws IOException {
    int start = 0;
    for (int i = 1; i <= days.size(); i++) {
      boolean ends =
          i == days.size()
              || days.get(i).state() != days.get(start).state()
              || days.get(i).start() != days.get(i - 1).start() + Scope.DAY;
      if (ends) {
        String state = days.get(start).state().label();
        add(part, source, state, days.get(start).name(), days.get(i - 1).name(), i - start, "");
        start = i;
      }
    }
  }

  /** The months without any event between others that have some, in the whole lake. */
  private void addMonthsWithoutData() throws IOException {
    List<YearMonth> months =
        database.snapshot().files().keySet().stream()
            .filter(partition -> !partition.equals(Partition.LATER))
            .map(partition -> YearMonth.parse(partition.month()))
            .toList();
    for (int i = 1; i < months.size(); i++) {
      YearMonth first = months.get(i - 1).plusMonths(1);
      YearMonth last = months.get(i).minusMonths(1);
      if (!first.isAfter(last) && first.plusMonths(MOST_MONTHS).isAfter(last)) {
        long days = last.atEndOfMonth().toEpochDay() - first.atDay(1).toEpochDay() + 1;
        String from = first.atDay(1).toString();
        add("month", "", State.NONE.label(), from, last.atEndOfMonth().toString(), days, "");
      }
    }
  }

  private void addRefused(SortedMap<String, SortedMap<Invalid, Count>> counts) throws IOException {
    for (Map.Entry<String, SortedMap<Invalid, Count>> source : counts.entrySet()) {
      for (Map.Entry<Invalid, Count> count : source.getValue().entrySet()) {
        insert(
            "quarantine",
            source.getKey(),
            "refused",
            "",
            "",
            0,
            count.getValue().elements(),
            count.getKey().label());
      }
    }
  }

  private void add(
      String part,
      String source,
      String state,
      String firstDay,
      String lastDay,
      long days,
      String reason)
      throws IOException {
    insert(part, source, state, firstDay, lastDay, days, 0, reason);
  }

  /** An empty text and 0 stand for what does not apply. */
  private void insert(Object... values) throws IOException {
    List<Object> row = new ArrayList<>();
    row.add(place++);
    row.addAll(List.of(values));
    database.update("INSERT INTO knowledge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row.toArray());
  }
}
