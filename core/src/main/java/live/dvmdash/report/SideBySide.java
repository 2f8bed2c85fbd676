package live.dvmdash.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.report.Table.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Two times side by side: what changed in the overview, and which kinds and DVMs are new, lost or
 * changed. Counts of events are compared as rates a day, since months have different lengths.
 */
public final class SideBySide {

  /** The reports that a comparison is made of. */
  public static final List<String> REPORTS = List.of("overview", "kinds", "dvms");

  private static final List<String> EVENTS = List.of("requests", "results", "feedback", "answered");
  private static final List<String> OTHERS = List.of("users", "dvms", "kinds", "response_rate");
  private static final List<String> TIMES = List.of("p50", "p90", "p99");

  /** Whose row it is; the first column decides. */
  private static final Map<String, List<String>> KEYS =
      Map.of("kinds", List.of("kind", "name"), "dvms", List.of("pubkey", "npub", "name"));

  /** Percentiles of fewer answers than these are chance. */
  private static final long FEWEST = 20;

  private static final long LEAST_SECONDS = 2;

  /**
   * One of the two times.
   *
   * @param label what people call it
   * @param days how many of its days count
   * @param reports the answers of {@link #REPORTS} over those days, by name
   */
  public record Side(String label, long days, Map<String, Table> reports) {

    /** Keeps a copy. */
    public Side {
      reports = Map.copyOf(reports);
    }

    private Table report(String name) {
      return Objects.requireNonNull(reports.get(name), name);
    }

    private @Nullable Double perDay(@Nullable Object count) {
      return count instanceof Long number && days > 0 ? (double) number / days : null;
    }
  }

  private final Side before;
  private final Side after;

  private SideBySide(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The comparison: the object {@code compare}, and the lists {@code changed_kinds} and {@code
   * changed_dvms} that belong to it, of what differs only.
   *
   * @param basis which days were compared, in words
   */
  public static List<Table> of(Side before, Side after, String basis) {
    SideBySide both = new SideBySide(before, after);
    return List.of(
        both.overview(basis),
        both.changes("kinds", "requests", "Kinds that changed"),
        both.changes("dvms", "results", "DVMs that changed"));
  }

  /** The first table of the comparison; of the reports it takes only the overview. */
  public static Table overview(Side before, Side after, String basis) {
    return new SideBySide(before, after).overview(basis);
  }

  private Table overview(String basis) {
    NamedCells old = NamedCells.of(before.report("overview")).get(0);
    NamedCells now = NamedCells.of(after.report("overview")).get(0);
    NamedCells cells = new NamedCells();
    cells.put("before", Unit.TEXT, before.label());
    cells.put("after", Unit.TEXT, after.label());
    cells.put("basis", Unit.TEXT, basis);
    cells.put("days__before", Unit.COUNT, before.days());
    cells.put("days__after", Unit.COUNT, after.days());
    for (String name : EVENTS) {
      putCounts(cells, name, old.value(name), now.value(name));
    }
    for (String name : OTHERS) {
      cells.putPair(name, Unit.of(name), old.value(name), now.value(name));
    }
    for (String time : TIMES) {
      String name = "response_time__" + time;
      cells.putPair("response_" + time, Unit.SECONDS, old.value(name), now.value(name));
    }
    return NamedCells.table("compare", "Comparison", Shape.OBJECT, cells, List.of(cells));
  }

  /** The rows of a report that differ, by the later count, then the earlier one, then the key. */
  private Table changes(String report, String count, String title) {
    List<NamedCells> old = NamedCells.of(before.report(report));
    List<NamedCells> now = NamedCells.of(after.report(report));
    List<NamedCells> rows = new ArrayList<>();
    for (Object key : keys(old, now)) {
      NamedCells row = row(report, count, find(old, key), find(now, key), old, now);
      if (differs(row, count)) {
        rows.add(row);
      }
    }
    rows.sort(
        Comparator.comparingLong((NamedCells row) -> -row.number(count + "__after"))
            .thenComparingLong(row -> -row.number(count + "__before")));
    NamedCells none = row(report, count, NamedCells.NONE, NamedCells.NONE, old, now);
    return NamedCells.table("compare__changed_" + report, title, Shape.ROWS, none, rows)
        .sortedBy(count + "__after");
  }

  private NamedCells row(
      String report,
      String count,
      NamedCells old,
      NamedCells now,
      List<NamedCells> allOld,
      List<NamedCells> allNow) {
    NamedCells known = now.isEmpty() ? old : now;
    NamedCells row = new NamedCells();
    for (String name : KEYS.getOrDefault(report, List.of())) {
      row.put(name, Unit.of(name), known.value(name));
    }
    Long oldRank = old.isEmpty() ? null : Long.valueOf(allOld.indexOf(old) + 1L);
    Long newRank = now.isEmpty() ? null : Long.valueOf(allNow.indexOf(now) + 1L);
    row.put("change", Unit.TEXT, change(oldRank, newRank));
    row.putPair("rank", Unit.COUNT, oldRank, newRank);
    putCounts(row, count, old.number(count), now.number(count));
    for (String time : List.of("p50", "p90")) {
      String name = "response_time__" + time;
      row.putPair("response_" + time, Unit.SECONDS, old.value(name), now.value(name));
    }
    row.put("slower", Unit.TEXT, isSlower(old, now));
    return row;
  }

  private void putCounts(
      NamedCells cells, String name, @Nullable Object old, @Nullable Object now) {
    cells.putPair(name, Unit.COUNT, old, now);
    Double oldRate = before.perDay(old);
    Double newRate = after.perDay(now);
    cells.put(name + "__before_per_day", Unit.COUNT, oldRate);
    cells.put(name + "__after_per_day", Unit.COUNT, newRate);
    cells.put(name + "__change_share", Unit.RATIO, growth(oldRate, newRate));
  }

  private static @Nullable Double growth(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null || before == 0 ? null : after / before - 1;
  }

  /** Which way a row moved among the others. */
  private static String change(@Nullable Long oldRank, @Nullable Long newRank) {
    if (oldRank == null) {
      return "new";
    }
    if (newRank == null) {
      return "lost";
    }
    int order = Long.compare(newRank, oldRank);
    return order == 0 ? "same rank" : order < 0 ? "up" : "down";
  }

  /** Whether answers take half as long again, where chance cannot be the reason. */
  private static boolean isSlower(NamedCells old, NamedCells now) {
    if (Math.min(old.number("response_time__n"), now.number("response_time__n")) < FEWEST) {
      return false;
    }
    for (String time : List.of("response_time__p50", "response_time__p90")) {
      long more = now.number(time) - old.number(time);
      if (more >= LEAST_SECONDS && 2 * more >= old.number(time)) {
        return true;
      }
    }
    return false;
  }

  private static boolean differs(NamedCells row, String count) {
    return !"same rank".equals(row.value("change"))
        || !Objects.equals(
            row.value(count + "__before_per_day"), row.value(count + "__after_per_day"))
        || !Objects.equals(row.value("response_p50__before"), row.value("response_p50__after"))
        || !Objects.equals(row.value("response_p90__before"), row.value("response_p90__after"));
  }

  private static Set<Object> keys(List<NamedCells> some, List<NamedCells> others) {
    Set<Object> keys = new TreeSet<>(Comparator.comparing(String::valueOf));
    some.forEach(row -> keys.add(row.key()));
    others.forEach(row -> keys.add(row.key()));
    return keys;
  }

  private static NamedCells find(List<NamedCells> rows, Object key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(NamedCells.NONE);
  }
}
