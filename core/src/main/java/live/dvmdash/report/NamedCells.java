package live.dvmdash.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Table.Shape;
import org.jspecify.annotations.Nullable;

/** A row whose cells are known by the names of their columns, in the order of the columns. */
final class NamedCells {

  /** A row without cells. */
  static final NamedCells NONE = new NamedCells();

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** The rows of a table. */
  static List<NamedCells> of(Table table) {
    List<NamedCells> rows = new ArrayList<>();
    for (List<@Nullable Object> values : table.rows()) {
      NamedCells row = new NamedCells();
      for (int i = 0; i < values.size(); i++) {
        Column column = table.columns().get(i);
        row.put(column.name(), column.unit(), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A table of such rows; {@code model} has its columns, also when there is no row. */
  static Table table(
      String name, String title, Shape shape, NamedCells model, List<NamedCells> rows) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (NamedCells row : rows) {
      values.add(Collections.unmodifiableList(new ArrayList<>(row.values.values())));
    }
    return new Table(
        name,
        title,
        shape,
        List.copyOf(model.columns.values()),
        Collections.unmodifiableList(values));
  }

  void put(String name, Unit unit, @Nullable Object value) {
    columns.put(name, new Column(name, unit));
    values.put(name, value);
  }

  /** Two cells of one object: what it was before and after. */
  void putPair(String name, Unit unit, @Nullable Object before, @Nullable Object after) {
    put(name + "__before", unit, before);
    put(name + "__after", unit, after);
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  /** A cell as a number; 0 when there is none. */
  long number(String name) {
    return values.get(name) instanceof Long number ? number : 0;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value of the first cell, which tells rows apart. */
  Object key() {
    Object first = values.isEmpty() ? null : values.values().iterator().next();
    if (first == null) {
      throw new IllegalStateException("a row without a key");
    }
    return first;
  }
}
