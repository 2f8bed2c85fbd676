package live.dvmdash.cli.output;

import java.util.List;
import live.dvmdash.report.Table;

/** The names of columns as words: {@code response_time__p50} is {@code p50} of a response time. */
final class Label {

  private static final String SEPARATOR = "__";
  private static final String MSAT = "_msat";

  private Label() {}

  /** The names of the objects that hold the column, outermost first, then its own. */
  static List<String> path(Table.Column column) {
    return List.of(column.name().split(SEPARATOR, -1));
  }

  /** One name as words; millisats are sats on paper. */
  static String words(String name) {
    if (name.contains(MSAT)) {
      return words(name.replace(MSAT, "")) + " (sats)";
    }
    return name.replace('_', ' ').strip();
  }

  /** The innermost name as words. */
  static String leaf(Table.Column column) {
    return words(path(column).getLast());
  }

  /** The name of the object that holds the column, as words; empty when none does. */
  static String group(Table.Column column) {
    List<String> path = path(column);
    return path.size() == 1 ? "" : words(path.get(path.size() - 2));
  }

  /** The whole name as words, objects set off by {@code separator}. */
  static String full(Table.Column column, String separator) {
    return String.join(separator, path(column).stream().map(Label::words).toList());
  }

  /** Whether the column is a part of a distribution of times. */
  static boolean isOfDistribution(String column) {
    return column.contains("_time" + SEPARATOR);
  }

  /** Whether it is its count or an extreme: what rows leave out on paper. */
  static boolean isRimOfDistribution(String column) {
    return isOfDistribution(column)
        && (column.endsWith(SEPARATOR + "n")
            || column.endsWith(SEPARATOR + "min")
            || column.endsWith(SEPARATOR + "max"));
  }
}
