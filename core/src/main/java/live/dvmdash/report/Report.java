package live.dvmdash.report;

import java.util.Set;
import live.dvmdash.query.Chapter;
import live.dvmdash.report.Table.Shape;

/**
 * A named question with an answer in SQL, which stands in {@code report/<name>.sql}.
 *
 * @param name what people type
 * @param title one line for people
 * @param shape whether the answer is one object or a list of rows
 * @param chapters what of the vocabulary it selects from beyond what every report may
 */
public record Report(String name, String title, Shape shape, Set<Chapter> chapters) {

  /** Keeps a copy. */
  public Report {
    chapters = Set.copyOf(chapters);
  }

  /** A report that needs those chapters. */
  Report(String name, String title, Shape shape, Chapter... chapters) {
    this(name, title, shape, Set.of(chapters));
  }
}
