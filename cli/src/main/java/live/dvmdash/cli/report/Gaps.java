package live.dvmdash.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.Document;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Coverage.State;
import live.dvmdash.query.Scope;

/** The stretches of days of which nothing is known. */
final class Gaps {

  private Gaps() {}

  static List<Document.Gap> of(Coverage coverage) {
    List<Document.Gap> gaps = new ArrayList<>();
    LocalDate first = null;
    LocalDate last = null;
    for (Coverage.Day day : coverage.days()) {
      if (day.state() == State.NONE) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(day.start(), Scope.DAY));
        first = first == null ? date : first;
        last = date;
      } else if (first != null && last != null) {
        gaps.add(new Document.Gap(first, last));
        first = null;
      }
    }
    if (first != null && last != null) {
      gaps.add(new Document.Gap(first, last));
    }
    return gaps;
  }
}
