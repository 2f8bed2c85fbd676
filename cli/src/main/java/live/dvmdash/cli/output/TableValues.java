package live.dvmdash.cli.output;

import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** Values of a table by the names of their columns. */
record TableValues(Table table) {

  private static final int LONGEST_NAME = 30;

  boolean has(String column) {
    return place(column) >= 0;
  }

  boolean hasAll(List<String> columns) {
    return columns.stream().allMatch(this::has);
  }

  int size() {
    return table.rows().size();
  }

  /** A value; null where there is none, or no such column. */
  @Nullable Object at(int row, String column) {
    int place = place(column);
    return place < 0 || row >= size() ? null : table.rows().get(row).get(place);
  }

  /** A number; null where there is none. */
  @Nullable Double number(int row, String column) {
    return at(row, column) instanceof Number number ? number.doubleValue() : null;
  }

  /** A count; 0 where there is none. */
  long count(int row, String column) {
    return at(row, column) instanceof Long number ? number : 0;
  }

  /** A value as text, as paper has it. */
  String text(int row, String column) {
    int place = place(column);
    return place < 0
        ? Figures.NOTHING
        : Figures.text(at(row, column), table.columns().get(place), new Style(false, 0, 0, true));
  }

  /** What a row is called beside a chart: by a name and a kind, else by its key or address. */
  String name(int row) {
    String name = text(row, "name");
    String kind = text(row, "kind");
    if (!kind.equals(Figures.NOTHING)) {
      String number = " (" + kind + ")";
      if (name.equals(Figures.NOTHING)) {
        return has("npub") ? text(row, "npub") + number : "kind " + kind;
      }
      return DisplayWidth.fit(name, LONGEST_NAME - number.length()) + number;
    }
    String key = text(row, has("npub") ? "npub" : has("relay") ? "relay" : "pubkey");
    return DisplayWidth.fit(name.equals(Figures.NOTHING) ? key : name, LONGEST_NAME);
  }

  private int place(String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
