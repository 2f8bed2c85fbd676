package live.dvmdash.cli.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Markdown;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

  @TempDir private Path directory;

  private Cli.Result sql(String query, String... options) {
    return new SqlOfSamples(directory).run(query, options);
  }

  private String answer(String query, String... options) {
    return new SqlOfSamples(directory).answer(query, options);
  }

  @Test
  void theViewsAnswer() {
    assertThat(
            answer("SELECT count(*) AS n FROM events WHERE month = '2025-02'", "--format", "csv"))
        .isEqualTo("n\n1238\n");
    assertThat(
            answer(
                "SELECT (SELECT count(*) FROM requests) + (SELECT count(*) FROM results)"
                    + " + (SELECT count(*) FROM feedback) AS jobs, (SELECT count(*) FROM stored) AS n,"
                    + " (SELECT count(name) > 5 FROM dvm_names) AS named",
                "--format",
                "ndjson"))
        .matches("\\{\"jobs\":\\d{4},\"n\":2490,\"named\":true}\n");
  }

  @Test
  void everyColumnOfTheViewsIsDocumented() throws IOException {
    Set<String> documented =
        new TreeSet<>(Markdown.page("docs/lake.md").section("Views").tableKeys());
    for (String view : List.of("events", "requests", "results", "feedback")) {
      Set<String> columns =
          new TreeSet<>(
              answer("SELECT column_name FROM (DESCRIBE " + view + ")", "--format", "csv")
                  .lines()
                  .skip(1)
                  .toList());
      assertThat(documented).as(view).isEqualTo(columns);
    }
    assertThat(answer("SELECT column_name FROM (DESCRIBE dvm_names)", "--format", "csv"))
        .isEqualTo("column_name\npubkey\nname\n");
  }

  @Test
  void everyFormatHasNamesAndNumbersAsTheyAre() {
    String query =
        "SELECT kind, created_at, 0.5::DOUBLE AS half, NULL AS amount_msat, 'a|b' AS \"a__b\", 1 AS a"
            + " FROM requests WHERE id LIKE '2a8dba66%'";
    assertThat(answer(query))
        .isEqualTo(
            """
            kind  created_at  half  amount_msat  a__b  a
            5050  1740590281   0.5  –            a|b   1
            """);
    assertThat(answer(query, "--format", "markdown"))
        .isEqualTo(
            """
            | kind | created\\_at | half | amount\\_msat | a\\_\\_b | a |
            | ---: | ---: | ---: | --- | --- | ---: |
            | 5050 | 1740590281 | 0.5 | – | a\\|b | 1 |
            """);
    assertThat(answer(query, "--json"))
        .isEqualTo(
            """
            {
              "schema": 1,
              "rows": [
                {
                  "kind": 5050,
                  "created_at": 1740590281,
                  "half": 0.5,
                  "amount_msat": null,
                  "a__b": "a|b",
                  "a": 1
                }
              ]
            }
            """);
    assertThat(answer(query, "--format", "html"))
        .contains("<th scope=\"col\" data-name=\"created_at\">created_at</th>")
        .contains("<td>0.5</td><td class=\"text\">–</td><td class=\"text\">a|b</td><td>1</td>")
        .doesNotContain("Coverage");
    assertThat(answer(query, "--format", "tsv"))
        .isEqualTo(
            "kind\tcreated_at\thalf\tamount_msat\ta__b\ta\n5050\t1740590281\t0.5\t\ta|b\t1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TIMESTAMP '2025-02-01 10:00:00.5'        | "2025-02-01 10:00:00.5"
          TIMESTAMP '2025-02-01 10:00:00'          | "2025-02-01 10:00:00"
          TIMESTAMPTZ '2025-02-01 10:00:00+02'     | "2025-02-01T08:00:00Z"
          TIMESTAMPTZ '2025-02-01 10:00:00+02'::VARCHAR | "2025-02-01 08:00:00+00"
          DATE '2025-02-01'                        | "2025-02-01"
          TIME '10:00'                             | "10:00:00"
          INTERVAL 1 DAY                           | "1 day"
          1.50::DECIMAL(10,2)                      | 1.5
          sum(1)                                   | 1
          170141183460469231731687303715884105727::HUGEINT | 170141183460469231731687303715884105727
          'NaN'::DOUBLE                            | null
          1/0                                      | null
          -1/0                                     | null
          1.5::FLOAT                               | 1.5
          1::UTINYINT                              | 1
          '\\xAB\\x01'::BLOB                       | "ab01"
          [['a'], NULL]                            | [["a"],null]
          true                                     | true
          """)
  void everyTypeHasItsPlaceInJson(String expression, String json) {
    assertThat(answer("SELECT " + expression + " AS x", "--format", "ndjson"))
        .isEqualTo("{\"x\":" + json + "}\n");
  }

  @Test
  void columnsOfOneNameAreToldApart() {
    assertThat(answer("SELECT 1 AS a, 2 AS a, 3 AS a", "--format", "csv"))
        .isEqualTo("a,a_1,a_2\n1,2,3\n");
  }

  @Test
  void aTableIsLimitedAndFitsTheTerminal() {
    String query =
        "SELECT i, repeat('x', 60) AS text, i AS j, repeat('y', 60) AS more FROM range(30) t(i)";
    assertThat(answer(query)).endsWith("\n… and more: --limit 0 for all\n").hasLineCount(22);
    assertThat(answer(query, "--limit", "0")).hasLineCount(31);
    assertThat(answer(query, "--format", "csv")).hasLineCount(31);

    Cli.Result shown =
        new Cli(directory)
            .onTerminal(80)
            .run("sql", "--lake", SampleData.lake(), query, "--limit", "1");
    assertThat(shown.out().lines().toList().get(1))
        .isEqualTo("0  " + "x".repeat(47) + "…  0  " + "y".repeat(23) + "…");
  }

  @Test
  void whatAuthorsWriteIsInert() {
    String query = "SELECT '=1+1' AS formula, chr(27) || '[31m' AS colour";
    assertThat(answer(query, "--format", "csv")).isEqualTo("formula,colour\n'=1+1,␛[31m\n");
    assertThat(answer(query)).doesNotContain("\u001b");
    assertThat(answer("SELECT '<b>*x*' AS x", "--format", "markdown"))
        .endsWith("| &lt;b&gt;\\*x\\* |\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM feedback LIMIT 1",
        "WITH x AS (SELECT 1) SELECT * FROM x;",
        "WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 3) FROM t",
        "VALUES (1), (2)",
        "DESCRIBE events",
        "SUMMARIZE dvm_names",
        "SHOW TABLES",
        "SELECT 1 UNION SELECT 2 -- and a remark",
        "SELECT unnest([1, 2])",
        "SELECT * FROM unnest([1, 2])",
        "SELECT ';DROP VIEW events' AS text"
      })
  void whatOnlyReadsIsAllowed(String query) {
    answer(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1; SELECT 2                 | exactly one statement is wanted, not 2
          ;                                  | exactly one statement is wanted, not 0
          /* nothing */                      | exactly one statement is wanted, not 0
          SELECT 1; DROP VIEW events         | only SELECT is allowed, also as WITH, FROM, VALUES, DESCRIBE or SUMMARIZE
          SELEC 1                            | line 1, column 1: syntax error at or near "SELEC": a query begins with SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE
          SELECT 'ä', nope FROM events       | line 1, column 13: Referenced column "nope" not found in FROM clause! Candidate bindings: "kind", "month", "content", "created"
          SELECT * FROM nothing              | line 1, column 15: Table with name nothing does not exist! Did you mean "pg_settings"?
          """)
  void aBadQueryIsSaidInOneLine(String query, String sentence) {
    Cli.Result result = sql(query);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1);
    assertThat(result.err().replaceFirst("(Candidate|Did).*\n", ""))
        .isEqualTo(
            ("dvmdash: the query: " + sentence + "\n").replaceFirst("(Candidate|Did).*\n", ""));
  }

  @Test
  void aMistakeInAValueIsFoundInTheQueryAsItWasWritten() {
    assertThat(sql("SELECT 1,\n 'x'::INT AS n FROM events").err())
        .startsWith("dvmdash: the query: line 2, column 5: Could not convert string 'x' to INT32");
  }

  @Test
  void theLineOfAMistakeIsCounted() {
    assertThat(sql("SELECT\n  1,\n  é é\nFROM events WHERE").err())
        .startsWith("dvmdash: the query: line ");
    assertThat(sql("SELECT 'é',\n  'é' AS x, nope").err())
        .startsWith("dvmdash: the query: line 2, column 13: ");
  }

  @Test
  void aQueryComesFromAFileOrStandardInputToo() throws IOException {
    Files.writeString(directory.resolve("one.sql"), "SELECT 1 AS one\n-- that is all\n");
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", SampleData.lake());

    assertThat(cli.run("sql", "--file", "one.sql").out()).isEqualTo("one\n  1\n");
    assertThat(cli.piping("SELECT 2 AS two").run("sql", "-").out()).isEqualTo("two\n  2\n");
    Cli.Result written = cli.run("sql", "SELECT 3 AS three", "-o", "three.csv");
    assertThat(written).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(directory.resolve("three.csv")).content(UTF_8).isEqualTo("three\n3\n");

    String one = "dvmdash: name one query: as text in quotes, as -, or with --file FILE\n";
    assertThat(cli.run("sql")).isEqualTo(new Cli.Result(2, "", one));
    assertThat(cli.run("sql", "-", "--file", "one.sql")).isEqualTo(new Cli.Result(2, "", one));
    assertThat(cli.run("sql", "--file", "two.sql").exitCode()).isEqualTo(1);
    assertThat(cli.run("sql", "--file", "."))
        .isEqualTo(new Cli.Result(2, "", "dvmdash: --file: . is a folder: name a file in it\n"));
  }

  @Test
  void withoutEventsThereIsNothingToAsk() {
    assertThat(new Cli(directory).run("sql", "SELECT 1", "--lake", "new").exitCode()).isEqualTo(5);
    assertThat(directory.resolve("new")).doesNotExist();
  }
}
