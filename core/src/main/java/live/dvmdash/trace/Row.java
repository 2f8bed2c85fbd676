package live.dvmdash.trace;

import java.util.List;
import java.util.Objects;
import live.dvmdash.query.Rows;
import org.jspecify.annotations.Nullable;

/** The values of a row by the names of their columns. */
record Row(List<String> columns, List<@Nullable Object> values) {

  /** All rows of an answer. */
  static List<Row> all(Rows rows) {
    return rows.values().stream().map(values -> new Row(rows.columns(), values)).toList();
  }

  <T> @Nullable T optional(String column, Class<T> type) {
    return type.cast(values.get(columns.indexOf(column)));
  }

  <T> T required(String column, Class<T> type) {
    return Objects.requireNonNull(optional(column, type), column);
  }

  /** An empty list where the column has no value. */
  List<?> list(String column) {
    List<?> list = optional(column, List.class);
    return list == null ? List.of() : list;
  }
}
