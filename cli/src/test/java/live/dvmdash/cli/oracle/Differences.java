package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** Every value in which a table differs from what the oracle counted, as lines for people. */
final class Differences {

  private final String where;
  private final Table table;
  private final List<String> lines = new ArrayList<>();

  private Differences(String where, Table table) {
    this.where = where + " " + table.name();
    this.table = table;
  }

  /** The table may have more columns than the oracle counts, but neither more nor other rows. */
  static List<String> between(
      String where, List<Map<String, @Nullable Object>> expected, Table table) {
    Differences differences = new Differences(where, table);
    if (expected.size() != table.rows().size()) {
      differences.lines.add(
          "%s: expected %d rows, got %d"
              .formatted(differences.where, expected.size(), table.rows().size()));
    }
    for (int i = 0; i < Math.min(expected.size(), table.rows().size()); i++) {
      differences.compare(flat(expected.get(i)), table.rows().get(i));
    }
    return differences.lines;
  }

  private void compare(Map<String, @Nullable Object> expected, List<@Nullable Object> row) {
    String key = table.columns().get(0).name() + " " + expected.values().iterator().next();
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    expected.forEach((column, value) -> {
      int index = names.indexOf(column);
      if (index < 0) {
        lines.add("%s, row %s: no column %s".formatted(where, key, column));
      } else if (!Objects.equals(value, row.get(index))) {
        lines.add(
            "%s, row %s, %s: expected %s, got %s"
                .formatted(where, key, column, value, row.get(index)));
      }
    });
  }

  private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> flat = new LinkedHashMap<>();
    object.forEach((name, value) -> {
      if (value instanceof Map<?, ?> members) {
        members.forEach((member, inner) -> flat.put(name + "__" + member, inner));
      } else {
        flat.put(name, value);
      }
    });
    return flat;
  }
}
