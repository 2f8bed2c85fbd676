package live.dvmdash.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.query.Database;
import live.dvmdash.query.Rows;
import live.dvmdash.query.SqlResource;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Table.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Runs reports over an engine with the vocabulary defined. The first statement of a report's file
 * gives the rows; each further one fills a list column: its first column is the key of a row, its
 * second a value of the list that has its name. The last ones give the rows of the report's parts.
 */
public final class ReportRunner {

  /** The first column of the last order in a statement, which is that of its rows. */
  private static final Pattern ORDER =
      Pattern.compile("(?is).*\\bORDER\\s+BY\\s+(?:\\w+\\.)?(\\w+)");

  private final Database database;

  /** A runner over an engine whose vocabulary is defined. */
  public ReportRunner(Database database) {
    this.database = database;
  }

  /**
   * The answer of a report.
   *
   * @return its own table, then those of its parts, named {@code <report>__<part>}
   */
  public List<Table> run(Report report) throws IOException {
    List<String> statements = SqlResource.statements(ReportRunner.class, report.name() + ".sql");
    int next = statements.size();
    for (Report.Part part : report.parts()) {
      next -= part.statements();
    }
    List<Table> tables = new ArrayList<>();
    tables.add(
        table(report.name(), report.title(), report.shape(), statements.subList(0, next), report));
    for (Report.Part part : report.parts()) {
      List<String> ofPart = statements.subList(next, next + part.statements());
      next += part.statements();
      tables.add(
          table(report.name() + "__" + part.name(), part.title(), Shape.ROWS, ofPart, report));
    }
    return tables;
  }

  private Table table(
      String name, String title, Shape shape, List<String> statements, Report report)
      throws IOException {
    Rows rows = database.query(statements.get(0));
    List<String> names = rows.columns();
    List<List<@Nullable Object>> values = new ArrayList<>(rows.values());
    Set<String> lists = new HashSet<>();
    for (String statement : statements.subList(1, statements.size())) {
      Rows pairs = database.query(statement);
      fill(names, values, pairs);
      lists.add(pairs.columns().get(1));
    }
    List<Column> columns =
        names.stream()
            .map(each -> new Column(each, lists.contains(each) ? Unit.LIST : Unit.of(each)))
            .toList();
    Table table = new Table(name, title, shape, columns, spelled(names, values), report.footnote());
    Matcher order = ORDER.matcher(statements.getFirst());
    return order.lookingAt() ? table.sortedBy(order.group(1)) : table;
  }

  private static void fill(List<String> names, List<List<@Nullable Object>> rows, Rows pairs) {
    int key = names.indexOf(pairs.columns().get(0));
    int list = names.indexOf(pairs.columns().get(1));
    Map<Object, List<@Nullable Object>> lists = new HashMap<>();
    for (List<@Nullable Object> pair : pairs.values()) {
      lists.computeIfAbsent(pair.get(0), of -> new ArrayList<>()).add(pair.get(1));
    }
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Object> row = new ArrayList<>(rows.get(i));
      row.set(list, lists.getOrDefault(row.get(key), List.of()));
      rows.set(i, row);
    }
  }

  private static List<List<@Nullable Object>> spelled(
      List<String> names, List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> spelled = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>(row.size());
      for (int i = 0; i < row.size(); i++) {
        cells.add(spelled(names.get(i), row.get(i)));
      }
      spelled.add(Collections.unmodifiableList(cells));
    }
    return Collections.unmodifiableList(spelled);
  }

  private static @Nullable Object spelled(String column, @Nullable Object value) {
    if (value instanceof Bytes32 bytes) {
      return column.equals("npub") || column.endsWith("__npub") ? Nip19.npub(bytes) : bytes.hex();
    }
    return value;
  }
}
