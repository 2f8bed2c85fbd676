package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.report.Table;

/** Rows of a summary that is no report, such as what a fetch came to, relay by relay. */
public final class SummaryTable {

  private final List<Table.Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table. */
  public SummaryTable(List<Table.Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds a row; whatever comes from outside has to be {@link SafeText} already. */
  public SummaryTable line(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /**
   * All lines, each with its end; where the width leaves columns out, the last one names them.
   *
   * @param width columns of the terminal; 0 when there is no limit
   */
  public String text(int width) {
    if (width == 0) {
      return whole();
    }
    RowsLayout layout = RowsLayout.of(new Sheet(columns, rows, List.of(), 0), width);
    List<String> lines = new ArrayList<>(layout.header());
    lines.addAll(layout.body());
    if (!layout.hidden().isEmpty()) {
      lines.addAll(Prose.lines(leftOut(layout.hidden(), "--json"), width));
    }
    return String.join("\n", lines) + "\n";
  }

  private String whole() {
    AlignedText text =
        new AlignedText(columns.stream().map(column -> Sheet.alignsRight(column.unit())).toList());
    text.line(columns.stream().map(Label::leaf).toList());
    rows.forEach(text::line);
    return text.toString();
  }

  /**
   * Says which columns a terminal had no room for.
   *
   * @param otherwise what shows them without a wider terminal
   */
  static String leftOut(List<String> columns, String otherwise) {
    return "too narrow for: "
        + String.join(", ", columns)
        + " (all with "
        + otherwise
        + " or a wider terminal)";
  }
}
