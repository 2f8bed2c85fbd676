package live.dvmdash.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that reach for what is outside of the lake, or for the lake to change it. */
class SqlAttackTest {

  private static final String SECRET = "open sesame";

  @TempDir private Path directory;

  private Cli.Result sql(String query, String... options) {
    return new SqlOfSamples(directory).run(query, options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO '{dir}/new.csv'",
        "COPY (SELECT 1) TO '{lake}/new.csv'",
        "WITH x AS (COPY (SELECT 1) TO '{lake}/new.csv') SELECT * FROM x",
        "WITH x AS (COPY (SELECT 1) TO '{dir}/new.csv') SELECT * FROM x",
        "SELECT * FROM (WITH x AS (COPY (SELECT 1) TO '{lake}/new.csv') SELECT * FROM x)",
        "SELECT * FROM query('COPY (SELECT 1) TO ''{lake}/new.csv''')",
        "SELECT * FROM query('WITH x AS (COPY (SELECT 1) TO ''{lake}/new.csv'') FROM x')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "SELECT * FROM QUERY_TABLE('events')",
        "SELECT * FROM system.main.query('SELECT 1')",
        "WITH x AS (DELETE FROM stored RETURNING 1) SELECT * FROM x",
        "EXPORT DATABASE '{lake}/export'",
        "ATTACH '{dir}/new.db'",
        "ATTACH '{lake}/new.db'",
        "SELECT * FROM read_csv('{dir}/secret.txt')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '{dir}/secret.txt'",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('{dir}/secret.txt')",
        "SELECT * FROM read_blob('{dir}/secret.txt')",
        "SELECT * FROM sniff_csv('{dir}/secret.txt')",
        "SELECT * FROM read_json('{dir}/secret.txt')",
        "SELECT * FROM read_parquet('{dir}/other.parquet')",
        "SELECT * FROM read_parquet('{lake}/../other.parquet')",
        "SELECT * FROM parquet_scan(['{dir}/*.parquet'])",
        "SELECT * FROM read_parquet('https://127.0.0.1/x.parquet')",
        "SELECT * FROM glob('/**')",
        "SELECT getenv('HOME')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "SET threads = 1",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "SELECT * FROM enable_logging(storage='file', storage_path='{dir}/log')",
        "CREATE TABLE t (i INTEGER)",
        "CREATE VIEW v AS SELECT 1",
        "CREATE MACRO m() AS 1",
        "DROP VIEW events",
        "INSERT INTO stored VALUES (1)",
        "UPDATE stored SET kind = 1",
        "BEGIN",
        "EXPLAIN ANALYZE SELECT 1",
        "PREPARE p AS SELECT 1",
        "CHECKPOINT",
        "USE memory",
        "SELECT ?"
      })
  void whatReachesOutOrWritesIsRefused(String attack) throws IOException {
    Files.writeString(directory.resolve("secret.txt"), SECRET);
    Files.copy(anyParquet(), directory.resolve("other.parquet"));
    String before = tree(Path.of(SampleData.lake()));

    Cli.Result result =
        sql(
            attack
                .replace("{dir}", directory.toString())
                .replace("{lake}", Path.of(SampleData.lake()).toRealPath().toString()),
            "--json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("dvmdash: the query: ")
        .hasLineCount(1)
        .doesNotContain(SECRET, "{");
    assertThat(directory).isDirectoryNotContaining(file -> file.toString().contains("new"));
    assertThat(tree(Path.of(SampleData.lake()))).isEqualTo(before);
  }

  private static Path anyParquet() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(SampleData.lake()).toRealPath())) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static String tree(Path lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      return files.map(Path::toString).sorted().toList().toString();
    }
  }

  @Test
  void otherFilesOfTheLakeMayBeRead() throws IOException {
    assertThat(
            sql(
                    "SELECT count(*) > 0 AS some FROM read_parquet('" + anyParquet() + "')",
                    "--format",
                    "csv")
                .out())
        .isEqualTo("some\ntrue\n");
  }
}
