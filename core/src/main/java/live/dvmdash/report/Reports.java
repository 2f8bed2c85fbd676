package live.dvmdash.report;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.dvmdash.query.Chapter;
import live.dvmdash.report.Report.Part;
import live.dvmdash.report.Table.Shape;

/** All reports there are. A new one is a line here and a file {@code <name>.sql}. */
public final class Reports {

  private static final String NO_PROOF =
      "A receipt is no proof of payment: anyone can publish one.";
  private static final String OWED =
      " Receipt seen, no result found: of requests more than a day old, with a receipt that"
          + " passes every check.";

  private static final List<Report> ALL =
      List.of(
          new Report("overview", "Overview", Shape.OBJECT, Chapter.SILENCE),
          new Report("kinds", "Kinds of jobs", Shape.ROWS),
          new Report("dvms", "DVMs", Shape.ROWS),
          new Report("daily", "Day by day", Shape.ROWS),
          new Report(
              "unanswered",
              "Unanswered requests",
              Shape.OBJECT,
              Set.of(Chapter.SILENCE),
              List.of(
                  new Part("by_kind", "Unanswered requests by kind"),
                  new Part("by_dvm", "Unanswered requests by addressed DVM")),
              NO_PROOF + OWED),
          new Report(
              "payments",
              "Payments",
              Shape.OBJECT,
              Set.of(Chapter.PAYMENTS),
              List.of(
                  new Part("by_dvm", "Payments by DVM"), new Part("by_kind", "Payments by kind")),
              NO_PROOF));

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
