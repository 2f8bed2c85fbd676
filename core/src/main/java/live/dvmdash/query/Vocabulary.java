package live.dvmdash.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;

/**
 * Defines the relations that reports and traces select from. They are computed once for all reports
 * of a run; what differs between engines stands in the files {@code *.duckdb.sql}.
 */
public final class Vocabulary {

  private final Database database;
  private final KindTable kinds;

  /** A vocabulary over an engine that has none yet. */
  public Vocabulary(Database database, KindTable kinds) {
    this.database = database;
    this.kinds = kinds;
  }

  /** Defines {@code stored}, all events of the lake with their derived columns. */
  public void defineStored() throws IOException {
    database.view("stored", database.snapshot().all());
  }

  /** Defines what is known of pubkeys and kinds: {@code names} and {@code kind_names}. */
  public void defineNames() throws IOException {
    definePeople();
    database.execute("CREATE TEMP TABLE kind_names (kind INTEGER, name VARCHAR)");
    String rows =
        kinds.names().entrySet().stream()
            .map(entry -> "(" + entry.getKey() + ", '" + entry.getValue().replace("'", "''") + "')")
            .collect(Collectors.joining(", "));
    database.execute("INSERT INTO kind_names VALUES " + rows);
  }

  /** Defines {@code names}, what pubkeys are called by the events that are {@code stored} now. */
  public void definePeople() throws IOException {
    run("names.duckdb.sql", numbers());
  }

  /** Defines the events and jobs of a scope, and its days with their coverage. */
  public void defineJobs(Scope scope, Coverage coverage) throws IOException {
    Map<String, String> numbers = numbers(scope);
    if (scope.filter().isEmpty()) {
      database.view("stored_in_scope", filesOf(scope));
    } else {
      database.view("all_stored", database.snapshot().all());
      database.view("all_stored_in_scope", filesOf(scope));
      numbers.putAll(scope.filter().conditions());
      run("filters.duckdb.sql", numbers);
    }
    run("jobs.duckdb.sql", numbers);
    days(coverage);
  }

  /** Whether the scope that was defined last holds anything. */
  public boolean hasEvents() throws IOException {
    return !database.query("SELECT 1 FROM events LIMIT 1").values().isEmpty();
  }

  /** Defines {@code stored} as a table that is filled as needed, in place of all events. */
  public Surroundings defineSurroundings() throws IOException {
    return Surroundings.define(database, numbers());
  }

  /** Defines all events as {@code stored}, in place of those that were gathered. */
  public void defineStoredAnew() throws IOException {
    database.execute("DROP TABLE stored");
    defineStored();
  }

  /** Defines the jobs of all months, and the tables of one trace. */
  public void defineTraces() throws IOException {
    Map<String, String> numbers = numbers();
    run("zaps.duckdb.sql", numbers);
    run("traces.duckdb.sql", numbers);
  }

  /** Defines the links between the jobs that are {@code stored} now. */
  public void defineLinks() throws IOException {
    run("links.duckdb.sql", numbers());
  }

  /**
   * Defines {@code subject}, the one DVM that the chapter of that name is about. The scope that was
   * defined has to have a filter of this DVM alone.
   *
   * @param asOf the moment to which ages are counted, epoch seconds
   */
  public void defineSubject(Bytes32 dvm, long asOf) throws IOException {
    database.execute(
        "CREATE TEMP VIEW subject AS SELECT unhex('%s') AS pubkey, CAST(%d AS BIGINT) AS as_of"
            .formatted(dvm.hex(), asOf));
  }

  private void days(Coverage coverage) throws IOException {
    database.execute("CREATE TEMP TABLE days (day_start BIGINT, day VARCHAR, coverage VARCHAR)");
    if (!coverage.days().isEmpty()) {
      String rows =
          coverage.days().stream()
              .map(day ->
                  "(" + day.start() + ", '" + day.name() + "', '" + day.state().label() + "')")
              .collect(Collectors.joining(", "));
      database.execute("INSERT INTO days VALUES " + rows);
    }
  }

  private List<Path> filesOf(Scope scope) {
    List<Path> files = new ArrayList<>();
    database
        .snapshot()
        .files()
        .forEach((partition, parts) -> {
          if (scope.reaches(partition)) {
            files.addAll(parts);
          }
        });
    return files;
  }

  /** Runs the statements of a file, with those numbers in their places. */
  void run(String file, Map<String, String> numbers) throws IOException {
    for (String statement : SqlResource.statements(Vocabulary.class, file)) {
      database.execute(SqlResource.with(statement, numbers));
    }
  }

  /** The numbers of definitions that are about a scope. */
  Map<String, String> numbers(Scope scope) {
    Map<String, String> numbers = numbers();
    numbers.put("since", Long.toString(scope.since()));
    numbers.put("until", Long.toString(scope.until()));
    numbers.put("beginning", Long.toString(Scope.BEGINNING));
    return numbers;
  }

  private Map<String, String> numbers() {
    Map<String, String> numbers = new HashMap<>();
    numbers.put("first_request", Integer.toString(Kind.FIRST_REQUEST));
    numbers.put("last_request", Integer.toString(Kind.LAST_REQUEST));
    numbers.put("first_result", Integer.toString(Kind.FIRST_REQUEST + Kind.RESULT_OFFSET));
    numbers.put("last_result", Integer.toString(Kind.LAST_REQUEST + Kind.RESULT_OFFSET));
    numbers.put("result_offset", Integer.toString(Kind.RESULT_OFFSET));
    numbers.put("feedback", Integer.toString(Kind.FEEDBACK));
    numbers.put("deletion", Integer.toString(Kind.DELETION));
    numbers.put("heartbeat", Integer.toString(Kind.HEARTBEAT));
    numbers.put("receipt", Integer.toString(Kind.ZAP_RECEIPT));
    numbers.put("announcement", Integer.toString(Kind.ANNOUNCEMENT));
    numbers.put("profile", Integer.toString(Kind.PROFILE));
    numbers.put("excluded", excluded());
    return numbers;
  }

  /** A list that is never empty, as SQL wants it. */
  private String excluded() {
    return kinds.excluded().isEmpty()
        ? "-1"
        : kinds.excluded().stream()
            .map(kind -> Integer.toString(kind))
            .collect(Collectors.joining(", "));
  }
}
