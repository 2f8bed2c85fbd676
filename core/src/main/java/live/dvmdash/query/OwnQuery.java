package live.dvmdash.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

  private static final String BEFORE = "FROM (";
  private static final String TO_TABLE = "CREATE TEMP TABLE answer AS ";
  private static final String UNEXPLAINED = "Invalid result set";

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
    Database database = Database.openForStreams(snapshot, threads, temporary);
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
   * @param most how many rows are of interest at most; 0 for all. The engine looks for one more, so
   *     that it is known whether there are more.
   * @throws BadQuery when the query is wrong, or no single SELECT
   */
  public Answer ask(String sql, int most) throws BadQuery, IOException {
    QueryCheck.check(database, sql);
    Text text = text(sql, most);
    try {
      PreparedStatement statement = database.connection().prepareStatement(text.run());
      begin(statement);
      return new Answer(this, text, statement.executeQuery());
    } catch (SQLException e) {
      throw String.valueOf(e.getMessage()).endsWith(UNEXPLAINED) ? explained(text) : fault(text, e);
    }
  }

  /**
   * Why a query fails in its first rows. The driver hides that when rows come as a stream, and
   * tells when they go to a table.
   */
  private BadQuery explained(Text text) throws BadQuery, IOException {
    Text toTable = new Text(text.query(), TO_TABLE + text.before(), TO_TABLE + text.run());
    try (PreparedStatement statement = database.connection().prepareStatement(toTable.run())) {
      begin(statement);
      statement.execute();
      return new BadQuery("it fails, and the engine cannot say why");
    } catch (SQLException e) {
      return fault(toTable, e);
    }
  }

  /**
   * What the engine runs for a query.
   *
   * @param before what stands in {@code run} before the query
   */
  record Text(String query, String before, String run) {}

  /**
   * The query with the limit around it, so that the engine sorts and joins no more than it has to.
   * Not every text allows for that, for example one with a remark after its semicolon; of such a
   * query the first rows are read and the others never asked for.
   */
  private Text text(String sql, int most) throws BadQuery, IOException {
    Text plain = new Text(sql, "", sql);
    if (most == 0) {
      return plain;
    }
    String bare = sql.replaceFirst("[;\\s]+$", "");
    Text limited = new Text(sql, BEFORE, "%s%s\n) LIMIT %d".formatted(BEFORE, bare, most + 1L));
    prepare(plain);
    try {
      prepare(limited);
      return limited;
    } catch (BadQuery e) {
      return plain;
    }
  }

  private void prepare(Text text) throws BadQuery, IOException {
    try {
      database.connection().prepareStatement(text.run()).close();
    } catch (SQLException e) {
      throw fault(text, e);
    }
  }

  private void begin(PreparedStatement statement) throws BadQuery {
    running = statement;
    refuseIfCancelled();
  }

  void refuseIfCancelled() throws BadQuery {
    if (cancelled) {
      throw new BadQuery("cancelled");
    }
  }

  BadQuery fault(Text text, SQLException fault) throws IOException {
    return QueryFault.of(database, text, fault);
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

  @Override
  public void close() throws IOException {
    database.close();
  }
}
