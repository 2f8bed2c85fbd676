package live.dvmdash.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.Snapshot;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * An engine in this process, opened over one snapshot of a lake. Holds no file of its own and is
 * gone when it is closed.
 */
public final class Database implements AutoCloseable {

  private final Connection connection;
  private final Snapshot snapshot;
  private final Path schemaFile;

  private Database(Connection connection, Snapshot snapshot, Path schemaFile) {
    this.connection = connection;
    this.snapshot = snapshot;
    this.schemaFile = schemaFile;
  }

  /**
   * Opens an engine over a snapshot.
   *
   * @param threads how many threads a query may use; the answers do not depend on it
   * @param temporary where the engine may put what does not fit into memory
   */
  public static Database open(Snapshot snapshot, int threads, Path temporary) throws IOException {
    return open(snapshot, threads, temporary, new Properties());
  }

  /** The same, whose answers come as they are read; the next query ends the one before. */
  static Database openForStreams(Snapshot snapshot, int threads, Path temporary)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return open(snapshot, threads, temporary, settings);
  }

  private static Database open(Snapshot snapshot, int threads, Path temporary, Properties settings)
      throws IOException {
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", temporary.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      Path schemaFile = snapshot.isEmpty() ? Lake.emptyFile() : snapshot.all().get(0);
      return new Database(
          DriverManager.getConnection("jdbc:duckdb:", settings), snapshot, schemaFile);
    } catch (SQLException e) {
      throw new LakeException("the query engine cannot start: " + e.getMessage(), e);
    }
  }

  /** Whether there is no event at all. */
  public boolean isEmpty() {
    return snapshot.isEmpty();
  }

  /** The files that queries see. */
  Snapshot snapshot() {
    return snapshot;
  }

  /** Defines a view of all columns of some files of the lake; without files it has no rows. */
  void view(String name, List<Path> files) throws IOException {
    // Parquet cannot say what the columns of no file are, so any file has to.
    List<Path> read = files.isEmpty() ? List.of(schemaFile) : files;
    String paths =
        read.stream()
            .map(file -> "'" + file.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    execute(
        "CREATE TEMP VIEW %s AS SELECT * FROM read_parquet([%s], union_by_name = true)%s"
            .formatted(name, paths, files.isEmpty() ? " WHERE false" : ""));
  }

  Connection connection() {
    return connection;
  }

  /** Runs statements that give no rows. */
  void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Runs a query.
   *
   * @param parameters values for the question marks: {@code Long}, {@code Boolean}, {@code String}
   *     or {@link Bytes32}
   */
  public Rows query(String sql, Object... parameters) throws IOException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Changes a table that the vocabulary has defined.
   *
   * @param parameters as for {@link #query}
   * @return how many rows were added or removed
   */
  public long update(String sql, Object... parameters) throws IOException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeLargeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] instanceof Bytes32 bytes) {
        statement.setBytes(i + 1, bytes.toByteArray());
      } else {
        statement.setObject(i + 1, parameters[i]);
      }
    }
    return statement;
  }

  private static Rows read(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    List<String> columns = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      columns.add(rows.getMetaData().getColumnLabel(i));
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(EngineValues.read(rows, i));
      }
      values.add(Collections.unmodifiableList(row));
    }
    return new Rows(List.copyOf(columns), Collections.unmodifiableList(values));
  }

  /** What an engine says of a damaged file names it at best, and never what to do. */
  private IOException failed(SQLException e) throws IOException {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    if (message.contains("Too many open files")) {
      return new LakeException(
          "too many open files: the lake has "
              + snapshot.all().size()
              + ": merge them with dvmdash compact, or raise the limit with ulimit -n",
          e);
    }
    LakeException damage = snapshot.damage(message);
    if (damage != null) {
      return damage;
    }
    return new LakeException("the query engine failed: " + message, e);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
      if (snapshot.isEmpty()) {
        Files.deleteIfExists(schemaFile);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
