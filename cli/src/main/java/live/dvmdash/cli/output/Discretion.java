package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import live.dvmdash.report.Table;
import live.dvmdash.report.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of reports what must not be published unasked: which customers there are, and what
 * they asked for. DVMs offer a service in public; their customers do not. The name of a column
 * decides.
 */
final class Discretion {

  /** Keys and names of customers, ids of requests, and parts of requests. */
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(^|_)(customer|user|payer|author)(_|$)|(^|_)(request|requests)_ids?$|^id$"
              + "|(^|_)(content|input|inputs|example|examples)$");

  /** An id is that of a request unless the row says whose announcement it is, or which. */
  private static final Set<String> OF_DVMS = Set.of("pubkey", "npub", "d");

  private Discretion() {}

  /** The document without them. */
  static Document publishable(Document document) {
    Document.Scope scope = document.scope();
    List<String> filters =
        scope.filters().stream()
            .map(filter -> filter.startsWith("customer ") ? "some customers" : filter)
            .distinct()
            .toList();
    return new Document(
        document.schema(),
        new Document.Scope(scope.label(), scope.since(), scope.until(), filters),
        document.coverage(),
        document.generatedAt(),
        publishable(document.tables()),
        document.publication());
  }

  /** The tables without those columns; a table that keeps none is left out. */
  static List<Table> publishable(List<Table> tables) {
    List<Table> kept = new ArrayList<>();
    for (Table table : tables) {
      Table publishable = publishable(table);
      if (!publishable.columns().isEmpty()) {
        kept.add(publishable);
      }
    }
    return kept;
  }

  private static Table publishable(Table table) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (!isPrivate(table, i)) {
        places.add(i);
      }
    }
    if (places.size() == table.columns().size()) {
      return table;
    }
    List<Column> columns = places.stream().map(table.columns()::get).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<@Nullable Object> cells = new ArrayList<>();
      places.forEach(place -> cells.add(row.get(place)));
      rows.add(cells);
    }
    return new Table(table.name(), table.title(), table.shape(), columns, rows, table.footnote());
  }

  private static boolean isPrivate(Table table, int place) {
    String name = table.columns().get(place).name();
    boolean ofDvms =
        name.equals("id")
            && table.columns().stream().anyMatch(column -> OF_DVMS.contains(column.name()));
    if (ofDvms || !PRIVATE.matcher(name).find()) {
      return false;
    }
    for (List<@Nullable Object> row : table.rows()) {
      if (row.get(place) instanceof Number) {
        return false;
      }
    }
    return true;
  }
}
