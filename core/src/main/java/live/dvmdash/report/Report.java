package live.dvmdash.report;

import java.util.List;
import java.util.Set;
import live.dvmdash.query.Chapter;
import live.dvmdash.report.Table.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A named question with an answer in SQL, which stands in {@code report/<name>.sql}.
 *
 * @param name what people type
 * @param title one line for people
 * @param question what it answers, in one sentence
 * @param shape whether the answer is one object or a list of rows
 * @param chapters what of the vocabulary it selects from beyond what every report may
 * @param parts the lists of rows inside the object, in the order of their statements, which are the
 *     last of the file
 * @param footnote what a reader has to know about the figures; null when they speak for themselves
 */
public record Report(
    String name,
    String title,
    String question,
    Shape shape,
    Set<Chapter> chapters,
    List<Part> parts,
    @Nullable String footnote) {

  /**
   * A list of rows that belongs to a report.
   *
   * @param name its member of the report in JSON
   * @param title one line for people
   * @param lists how many list columns it has, each with a statement after that of the rows
   */
  public record Part(String name, String title, int lists) {

    /** A part without list columns. */
    Part(String name, String title) {
      this(name, title, 0);
    }

    /** How many statements of the file are its own. */
    int statements() {
      return 1 + lists;
    }
  }

  /** Keeps copies. */
  public Report {
    chapters = Set.copyOf(chapters);
    parts = List.copyOf(parts);
  }

  /** Whether it has something to say of a time without events: that nothing is known of it. */
  public boolean answersWithoutEvents() {
    return chapters.contains(Chapter.KNOWLEDGE);
  }

  /** A report that is a single table. */
  Report(String name, String title, String question, Shape shape, Chapter... chapters) {
    this(name, title, question, shape, Set.of(chapters), List.of(), null);
  }
}
