package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A table as people read it: the columns that paper shows, every cell as text.
 *
 * @param columns with the unit that their values have
 * @param rows as many cells a row as there are columns; safe for a terminal
 * @param values what the cells say, exactly; null for a dash
 * @param more how many further rows the limit has left out
 */
record Sheet(
    List<Table.Column> columns,
    List<List<String>> rows,
    List<List<@Nullable Object>> values,
    int more) {

  private static final String NO_DATA = "none";

  /** A table as a sheet, within the limit of rows. */
  static Sheet of(Table table, Style style) {
    List<Integer> kept = keptColumns(table);
    List<Table.Column> columns = new ArrayList<>();
    for (int index : kept) {
      columns.add(withTrueUnit(table, index));
    }
    int coverage = coverageColumn(table);
    int shown = style.shown(table.rows().size());
    List<List<String>> rows = new ArrayList<>();
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows().subList(0, shown)) {
      boolean gap = coverage >= 0 && NO_DATA.equals(row.get(coverage));
      List<String> cells = new ArrayList<>();
      List<@Nullable Object> exact = new ArrayList<>();
      for (int i = 0; i < kept.size(); i++) {
        Object value = row.get(kept.get(i));
        exact.add(gap && isZero(value) ? null : value);
        cells.add(Figures.text(exact.getLast(), columns.get(i), style));
      }
      rows.add(cells);
      values.add(exact);
    }
    return new Sheet(List.copyOf(columns), rows, values, table.rows().size() - shown);
  }

  /**
   * The columns for paper: no pubkey beside its npub, and in rows only the percentiles of a time
   * distribution.
   */
  private static List<Integer> keptColumns(Table table) {
    Set<String> names = new HashSet<>();
    for (Table.Column column : table.columns()) {
      names.add(column.name());
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i).name();
      boolean named = name.endsWith("pubkey") && names.contains(name.replace("pubkey", "npub"));
      boolean rim = table.shape() == Table.Shape.ROWS && Label.isRimOfDistribution(name);
      if (!named && !rim) {
        kept.add(i);
      }
    }
    return kept;
  }

  private static Table.Column withTrueUnit(Table table, int index) {
    Table.Column column = table.columns().get(index);
    for (List<@Nullable Object> row : table.rows()) {
      Object value = row.get(index);
      if (value instanceof List) {
        return column.of(Unit.LIST);
      }
      if (value instanceof Boolean || (value instanceof String && column.unit() != Unit.KEY)) {
        return column.of(Unit.TEXT);
      }
    }
    // A count is never null, so a column without any value is none of counts.
    boolean unknown =
        !table.rows().isEmpty() && column.unit() == Unit.COUNT && isEmpty(table, index);
    return unknown ? new Table.Column(column.name(), Unit.TEXT) : column;
  }

  private static boolean isEmpty(Table table, int index) {
    return table.rows().stream().allMatch(row -> row.get(index) == null);
  }

  private static int coverageColumn(Table table) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals("coverage")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  /** Whether figures of the unit stand at the right of their column. */
  static boolean alignsRight(Unit unit) {
    return switch (unit) {
      case COUNT, RATIO, SECONDS, MSAT, KIND -> true;
      case EPOCH, KEY, LIST, TEXT -> false;
    };
  }

  /** Whether the author of an event, or a file's name, decides what cells of the unit hold. */
  static boolean isForeign(Unit unit) {
    return unit == Unit.KEY || unit == Unit.LIST || unit == Unit.TEXT;
  }
}
