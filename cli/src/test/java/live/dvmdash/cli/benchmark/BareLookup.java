package live.dvmdash.cli.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A program that opens the query engine, reads one event of a lake by its id, and ends. */
final class BareLookup {

  private BareLookup() {}

  /** Takes the folder of a lake and an id in hex. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, kind, target, content FROM read_parquet('%s/events/*/part-*.parquet') WHERE id = unhex('%s')"
                    .formatted(arguments[0], arguments[1]))) {
      if (!rows.next()) {
        System.exit(1);
      }
    }
  }
}
