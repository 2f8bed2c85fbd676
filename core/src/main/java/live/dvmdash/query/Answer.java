package live.dvmdash.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query that a person wrote. Its rows come one after the other while the engine
 * works, so that an answer may be larger than memory.
 */
public final class Answer implements AutoCloseable {

  private static final Pattern NUMBER =
      Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|BIGNUM|DECIMAL\\(.*\\)");

  private final OwnQuery query;
  private final OwnQuery.Text text;
  private final ResultSet rows;
  private final List<Column> columns;

  /**
   * A column.
   *
   * @param name unique in the answer
   * @param number whether its values are numbers
   */
  public record Column(String name, boolean number) {}

  Answer(OwnQuery query, OwnQuery.Text text, ResultSet rows) throws SQLException {
    this.query = query;
    this.text = text;
    this.rows = rows;
    this.columns = columns(rows.getMetaData());
  }

  /** The columns, in order. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The next row; null after the last one. A value is null, {@code Long}, {@code BigInteger},
   * {@code Double}, {@code Boolean}, {@code String}, or a {@code List} of those.
   *
   * @throws BadQuery when the query meets a value that it cannot work with, or is broken off
   */
  public @Nullable List<@Nullable Object> next() throws BadQuery, IOException {
    query.refuseIfCancelled();
    try {
      if (!rows.next()) {
        return null;
      }
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        row.add(AnyValue.plain(rows.getObject(i)));
      }
      return Collections.unmodifiableList(row);
    } catch (SQLException e) {
      throw query.fault(text, e);
    }
  }

  private static List<Column> columns(ResultSetMetaData described) throws SQLException {
    Set<String> names = new HashSet<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      String label = described.getColumnLabel(i);
      String name = label;
      for (int number = 1; !names.add(name); number++) {
        name = label + "_" + number; // as the engine names columns of subqueries
      }
      columns.add(new Column(name, NUMBER.matcher(described.getColumnTypeName(i)).matches()));
    }
    return List.copyOf(columns);
  }

  /** Ends the query, whatever is left of it. */
  @Override
  public void close() throws IOException {
    try {
      rows.getStatement().close();
    } catch (SQLException e) {
      throw new IOException("the query cannot be ended", e);
    }
  }
}
