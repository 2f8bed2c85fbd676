package live.dvmdash.report;

import java.util.List;
import java.util.Optional;
import live.dvmdash.report.Table.Shape;

/** All reports there are. A new one is a line here and a file {@code <name>.sql}. */
public final class Reports {

  private static final List<Report> ALL =
      List.of(
          new Report("overview", "Overview", Shape.OBJECT),
          new Report("kinds", "Kinds of jobs", Shape.ROWS),
          new Report("dvms", "DVMs", Shape.ROWS),
          new Report("daily", "Day by day", Shape.ROWS));

  private Reports() {}

  /** All reports, in the order in which they are shown. */
  public static List<Report> all() {
    return ALL;
  }

  /** The reports that are shown when none is named. */
  public static List<Report> standard() {
    return ALL;
  }

  /** The report that compares with others of its kind: the scope in one look. */
  public static Report overview() {
    return ALL.getFirst();
  }

  /** The report of that name. */
  public static Optional<Report> named(String name) {
    return ALL.stream().filter(report -> report.name().equals(name)).findFirst();
  }
}
