package live.dvmdash.report;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.dvmdash.query.Chapter;
import live.dvmdash.report.Table.Shape;

/** All reports there are. A new one is a line here and a file {@code <name>.sql}. */
public final class Reports {

  private static final List<Report> ALL =
      List.of(
          new Report("overview", "Overview", Shape.OBJECT),
          new Report("kinds", "Kinds of jobs", Shape.ROWS),
          new Report("dvms", "DVMs", Shape.ROWS),
          new Report("response-times", "Response times", Shape.ROWS),
          new Report("daily", "Day by day", Shape.ROWS),
          new Report("history", "Month by month", Shape.ROWS, Chapter.HISTORY),
          new Report("milestones", "Milestones", Shape.ROWS, Chapter.HISTORY),
          new Report("founders", "The first DVMs", Shape.ROWS, Chapter.HISTORY),
          new Report("announcements", "Announcements", Shape.ROWS, Chapter.ANNOUNCEMENTS),
          new Report("tags", "Tags and parameters", Shape.ROWS, Chapter.TAGS),
          new Report("relay-mentions", "Relays that jobs name", Shape.ROWS, Chapter.ADDRESSES),
          new Report("completeness", "What is known", Shape.ROWS, Chapter.KNOWLEDGE));

  private static final Set<String> STANDARD =
      Set.of("overview", "kinds", "dvms", "response-times", "daily");

  private Reports() {}

  /** All reports, in the order in which they are shown. */
  public static List<Report> all() {
    return ALL;
  }

  /** The reports that are shown when none is named. */
  public static List<Report> standard() {
    return ALL.stream().filter(report -> STANDARD.contains(report.name())).toList();
  }

  /** What of the vocabulary those reports select from beyond what every report may. */
  public static Set<Chapter> chapters(Collection<Report> reports) {
    Set<Chapter> chapters = EnumSet.noneOf(Chapter.class);
    reports.forEach(report -> chapters.addAll(report.chapters()));
    return chapters;
  }

  /** The report of that name. */
  public static Optional<Report> named(String name) {
    return ALL.stream().filter(report -> report.name().equals(name)).findFirst();
  }
}
