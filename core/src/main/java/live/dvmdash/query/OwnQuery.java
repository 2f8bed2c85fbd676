package live.dvmdash.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeViews;
import live.dvmdash.lake.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * An engine for one query that a person wrote, over the readable views of a lake. It reads nothing
 * but the lake and changes nothing: the engine is locked before the query comes in, and the query
 * has to be a SELECT.
 */
public final class OwnQuery implements AutoCloseable {

  /** More than any answer that a person reads needs; a slip must not take the whole machine. */
  private static final String MEMORY = "2GB";

  private final Database database;
  private volatile @Nullable PreparedStatement running;
  private volatile boolean cancelled;

  private OwnQuery(Database database) {
    this.database = database;
  }

  /**
   * Opens an engine over a snapshot that is not empty.
   *
   * @param threads how many threads the query may use
   * @param temporary where the engine may put what does not fit into memory
   */
  public static OwnQuery open(Lake lake, Snapshot snapshot, int threads, Path temporary)
      throws IOException {
    Database database = Database.open(snapshot, threads, temporary);
    try {
      database.execute(LakeViews.of(snapshot));
      String places =
          Stream.of(lake.directory().toRealPath(), temporary.toAbsolutePath())
              .map(place -> "'" + place.toString().replace("'", "''") + "'")
              .collect(Collectors.joining(", "));
      database.execute("SET memory_limit = '" + MEMORY + "'");
      database.execute("SET allowed_directories = [" + places + "]");
      database.execute("SET enable_external_access = false");
      database.execute("SET TimeZone = 'UTC'");
      database.execute("SET errors_as_json = true");
      database.execute("SET lock_configuration = true");
      return new OwnQuery(database);
    } catch (IOException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Runs the query; once.
   *
   * @return the rows, with the name of each column once; a value is null, {@code Long}, {@code
   *     Double}, {@code Boolean}, {@code String}, or a {@code List} of those
   * @throws BadQuery when the query is wrong, or no single SELECT
   */
  public Rows run(String sql) throws BadQuery, IOException {
    QueryCheck.check(database, sql);
    try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
      running = statement;
      if (cancelled) {
        throw new BadQuery("cancelled");
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw QueryFault.of(database, sql, e);
    }
  }

  /** Breaks the query off, from another thread. */
  public void cancel() throws IOException {
    cancelled = true;
    PreparedStatement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IOException("the query cannot be broken off", e);
      }
    }
  }

  private static Rows read(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    Set<String> names = new HashSet<>();
    List<String> columns = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      String label = rows.getMetaData().getColumnLabel(i);
      String name = label;
      for (int number = 1; !names.add(name); number++) {
        name = label + "_" + number; // as the engine names columns of subqueries
      }
      columns.add(name);
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(AnyValue.plain(rows.getObject(i)));
      }
      values.add(Collections.unmodifiableList(row));
    }
    return new Rows(List.copyOf(columns), Collections.unmodifiableList(values));
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
