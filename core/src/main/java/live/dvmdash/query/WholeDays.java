package live.dvmdash.query;

import java.time.YearMonth;
import java.util.List;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;

/** The days that a lake knows whole, by its sources alone: events need not be looked at. */
public final class WholeDays {

  private final List<Source> sources;
  private final RelayWindows windows;

  /**
   * The whole days of a lake.
   *
   * @param sources all sources of the lake
   * @param relays what the lake knows of relays
   * @param kinds which kinds are jobs
   */
  public WholeDays(List<Source> sources, List<RelayRecord> relays, KindTable kinds) {
    this.sources = List.copyOf(sources);
    this.windows = new RelayWindows(relays, kinds);
  }

  /** Whether any day of a month is complete, as {@link Coverage} has it. */
  public boolean anyIn(YearMonth month) {
    Scope scope = Scope.of(month);
    for (long day = scope.since(); day < scope.until(); day += Scope.DAY) {
      long start = day;
      if (windows.completeEverywhere(start)
          || sources.stream().anyMatch(source -> Coverage.encloses(source, start))) {
        return true;
      }
    }
    return false;
  }
}
