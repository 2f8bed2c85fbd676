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
          new Report(
              "overview",
              "Overview",
              "How much was asked, how much of it was answered, and how fast?",
              Shape.OBJECT,
              Chapter.SILENCE),
          new Report(
              "kinds",
              "Kinds of jobs",
              "Which kinds of jobs are asked for, and how well are they served?",
              Shape.ROWS),
          new Report("dvms", "DVMs", "Who answers, for whom, and how fast?", Shape.ROWS),
          new Report(
              "response-times",
              "Response times",
              "Which DVM reacts how fast to which kind, and who leaves customers waiting?",
              Shape.ROWS,
              Chapter.RECEIPTS),
          new Report("daily", "Day by day", "How do the days compare?", Shape.ROWS),
          new Report(
              "unanswered",
              "Unanswered requests",
              "Which requests got no result, and why not?",
              Shape.OBJECT,
              Set.of(Chapter.SILENCE),
              List.of(
                  new Part("by_kind", "Unanswered requests by kind"),
                  new Part("by_dvm", "Unanswered requests by addressed DVM")),
              NO_PROOF + OWED),
          new Report(
              "payments",
              "Payments",
              "Where does the money go: from asking over the invoice and the receipt to the result?",
              Shape.OBJECT,
              Set.of(Chapter.PAYMENTS),
              List.of(
                  new Part("by_dvm", "Payments by DVM"), new Part("by_kind", "Payments by kind")),
              NO_PROOF),
          new Report(
              "history",
              "Month by month",
              "How did it all grow, month by month?",
              Shape.ROWS,
              Chapter.HISTORY),
          new Report(
              "milestones",
              "Milestones",
              "When did the first, the tenth, the hundredth DVM appear, and which month was the busiest?",
              Shape.ROWS,
              Chapter.HISTORY),
          new Report(
              "founders",
              "The first DVMs",
              "Which DVMs were there first, and are they still active?",
              Shape.ROWS,
              Chapter.HISTORY),
          new Report(
              "announcements",
              "Announcements",
              "What do DVMs say they do, and which of them are still there?",
              Shape.ROWS,
              Chapter.ANNOUNCEMENTS),
          new Report(
              "tags",
              "Tags and parameters",
              "Which tags and parameters do events carry?",
              Shape.ROWS,
              Chapter.TAGS),
          new Report(
              "relay-mentions",
              "Relays that jobs name",
              "Which relays do jobs name?",
              Shape.ROWS,
              Chapter.ADDRESSES),
          new Report(
              "completeness",
              "What is known",
              "How far can the figures be trusted?",
              Shape.ROWS,
              Chapter.KNOWLEDGE));

  /** The page of one DVM, which is no report on a scope. */
  private static final Report DVM_PAGE =
      new Report(
          "dvm",
          "DVM",
          "Is it up, and does it answer?",
          Shape.OBJECT,
          Set.of(Chapter.SILENCE, Chapter.ANNOUNCEMENTS, Chapter.SUBJECT),
          List.of(
              new Part("announcements", "what it announces", 1),
              new Part("kinds", "kinds of requests"),
              new Part("statuses", "what its feedback says"),
              new Part("unanswered", "requests that it did not answer"),
              new Part("faults", "faults of its events")),
          null);

  /** The list of requests, which is no report on a scope. */
  private static final Report REQUEST_LIST =
      new Report(
          "requests",
          "Requests",
          "Which requests are there, and what became of each?",
          Shape.ROWS,
          Chapter.REQUESTS);

  private static final Set<String> STANDARD =
      Set.of("overview", "kinds", "dvms", "response-times", "daily", "unanswered", "payments");

  private Reports() {}

  /** All reports, in the order in which they are shown. */
  public static List<Report> all() {
    return ALL;
  }

  /**
   * The page of one DVM. It is none of {@link #all()}, for it needs a scope with a filter of this
   * DVM alone, and {@link live.dvmdash.query.Vocabulary#defineSubject}.
   */
  public static Report dvmPage() {
    return DVM_PAGE;
  }

  /**
   * The list of requests. It is none of {@link #all()}, for it shows what {@link
   * live.dvmdash.query.RequestChoice} has chosen.
   */
  public static Report requestList() {
    return REQUEST_LIST;
  }

  /** The reports that are shown when none is named. */
  public static List<Report> standard() {
    return ALL.stream().filter(report -> STANDARD.contains(report.name())).toList();
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
