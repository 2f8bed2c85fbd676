package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import org.jspecify.annotations.Nullable;

/** Tells the chapter on silence what the lake could have seen. */
final class Silence {

  private static final int ROWS_AT_ONCE = 1_000;

  private final Database database;
  private final Horizon horizon;

  Silence(Database database, Horizon horizon) {
    this.database = database;
    this.horizon = horizon;
  }

  /** Answers the questions on relays that the requests of the scope raise. */
  void fillWindows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (List<@Nullable Object> row :
        database.query("SELECT number, relay, kind FROM relay_questions").values()) {
      Long kind = (Long) row.get(2);
      String relay = (String) row.get(1);
      Intervals times =
          kind == null || relay == null ? null : horizon.resultsFrom(relay, kind.intValue());
      if (times != null) {
        rows.add("(" + row.get(0) + ", 0, 0)");
        for (Interval time : times.parts()) {
          rows.add("(" + row.get(0) + ", " + time.since() + ", " + time.until() + ")");
        }
      }
    }
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      List<String> some = rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()));
      database.execute("INSERT INTO relay_windows VALUES " + String.join(", ", some));
    }
  }
}
