package live.dvmdash.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one report: flat rows in a total order. A column {@code a__b} stands for member
 * {@code b} of object {@code a} in JSON; the other formats show it flat.
 *
 * @param name the report's name, as typed on the command line
 * @param title one line for people
 * @param shape whether the report is one object or a list of rows
 * @param columns in the order of display
 * @param rows as many values a row as there are columns; a value is null, {@code Long}, {@code
 *     Double}, {@code Boolean}, {@code String} or a {@code List} of those
 * @param footnote what a reader has to know about the figures; null when they speak for themselves
 */
public record Table(
    String name,
    String title,
    Shape shape,
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    @Nullable String footnote) {

  /** A table without a footnote. */
  public Table(
      String name,
      String title,
      Shape shape,
      List<Column> columns,
      List<List<@Nullable Object>> rows) {
    this(name, title, shape, columns, rows, null);
  }

  /** Whether a report has a single row by its nature. */
  public enum Shape {
    /** One object: exactly one row. */
    OBJECT,
    /** Any number of rows. */
    ROWS
  }

  /**
   * A column.
   *
   * @param name snake_case, with {@code __} between the name of an object and of its member
   * @param unit what its values mean
   * @param weight how much a row loses without it
   */
  public record Column(String name, Unit unit, Weight weight) {

    /** A column whose weight follows from its name. */
    public Column(String name, Unit unit) {
      this(name, unit, Weight.of(name, unit));
    }

    /** The same column with another weight. */
    public Column weighing(Weight other) {
      return new Column(name, unit, other);
    }

    /** The same column with values of another unit. */
    public Column of(Unit other) {
      return new Column(name, other, weight);
    }
  }

  /** The same table, of which it is known by which column its rows are sorted first. */
  Table sortedBy(String column) {
    List<Column> weighed =
        columns.stream()
            .map(each -> each.name().equals(column) ? each.weighing(Weight.KEY) : each)
            .toList();
    return new Table(name, title, shape, weighed, rows, footnote);
  }
}
