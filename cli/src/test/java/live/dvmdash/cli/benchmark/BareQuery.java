package live.dvmdash.cli.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A program that opens the query engine, runs one query that has to give a row, and ends. */
final class BareQuery {

  private BareQuery() {}

  /** Takes the query. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[0])) {
      if (!rows.next()) {
        System.exit(1);
      }
    }
  }
}
