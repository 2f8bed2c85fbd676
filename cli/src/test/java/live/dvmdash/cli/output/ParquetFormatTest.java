package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest {

  @TempDir private Path directory;

  @Test
  void columnsHaveTheTypesOfTheirValues() throws Exception {
    Path file = written(Documents.dvms());

    assertThat(query("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '%s')", file))
        .contains("pubkey VARCHAR", "name VARCHAR", "results BIGINT", "kinds BIGINT[]")
        .contains("response_time__p50 BIGINT", "last_seen BIGINT");
    assertThat(
            query(
                "SELECT name || ': ' || CAST(kinds AS VARCHAR) FROM '%s' WHERE name IS NOT NULL",
                file))
        .containsExactly("Image Generator of Great Beauty: [5100, 5300]");
    assertThat(query("SELECT results FROM '%s' WHERE response_time__p50 IS NULL", file))
        .containsExactly("7");
  }

  @Test
  void listsOfMoreThanSingleValuesAreText() throws Exception {
    Table nested =
        Documents.rows(
            "query",
            "query",
            "tags gaps",
            Documents.row(List.of(List.of("p", "a")), List.of(1L)),
            Documents.row(List.of(), Arrays.asList(1L, null)));
    Path file = written(nested);

    assertThat(query("SELECT tags || ' ' || gaps FROM '%s'", file))
        .containsExactly("[[p, a]] [1]", "[] [1, null]");
  }

  @Test
  void aTableWithoutRowsHasTheTypesOfItsNames() throws Exception {
    Table empty =
        new Table(
            "kinds",
            "Kinds",
            Table.Shape.ROWS,
            List.of(
                new Table.Column("name", Unit.TEXT),
                new Table.Column("response_rate", Unit.RATIO),
                new Table.Column("kinds", Unit.LIST),
                new Table.Column("first_seen", Unit.EPOCH)),
            List.of());

    assertThat(
            query(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '%s')",
                written(empty)))
        .containsExactly(
            "name VARCHAR", "response_rate DOUBLE", "kinds BIGINT[]", "first_seen BIGINT");
  }

  @Test
  void twoWritingsAreTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(written(Documents.daily()));

    assertThat(Files.readAllBytes(written(Documents.daily()))).isEqualTo(first);
  }

  private Path written(Table table) throws IOException {
    Path file = directory.resolve(table.name() + ".parquet");
    new ReportWriter(OutputStream.nullOutputStream())
        .write(
            Documents.of(table),
            new Manner(Format.PARQUET, Destination.of(file.toString()), Style.plain(0)));
    return file;
  }

  private static List<String> query(String sql, Path file) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.formatted(file))) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
