package live.dvmdash.query;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.EventIndex;
import live.dvmdash.lake.EventIndex.Place;
import live.dvmdash.lake.EventIndex.Times;
import org.jspecify.annotations.Nullable;

/**
 * Fills the relation {@code stored} with those events of a lake that have something to do with
 * given ids, instead of with all: the index of the lake says where they lie, so that what is read
 * does not grow with the lake. What was added stays.
 */
public final class Surroundings {

  /** A longer list of times is only read as one from the first to the last. */
  private static final int MOST_TIMES = 500;

  private final Database database;
  private final EventIndex index;
  private final Map<String, String> numbers;

  private Surroundings(Database database, EventIndex index, Map<String, String> numbers) {
    this.database = database;
    this.index = index;
    this.numbers = numbers;
  }

  /** Defines {@code stored}, empty, over an engine that has no vocabulary. */
  static Surroundings define(Database database, Map<String, String> numbers) throws IOException {
    database.view("whole", database.snapshot().all());
    for (String statement : SqlResource.statements(Surroundings.class, "surroundings.duckdb.sql")) {
      database.execute(statement);
    }
    return new Surroundings(database, EventIndex.of(database.snapshot()), numbers);
  }

  /**
   * What to look for.
   *
   * @param ids the events of these ids
   * @param objects the events that refer to these: answers, receipts, deletions, jobs with them as
   *     input
   * @param invoices the events that carry or bear these
   * @param authors what these say of themselves now, and not what they said before
   */
  public record Wanted(
      Collection<Bytes32> ids,
      Collection<Bytes32> objects,
      Collection<String> invoices,
      Collection<Bytes32> authors) {}

  /** Adds what is wanted. */
  public void add(Wanted wanted) throws IOException {
    fill("wanted_ids", wanted.ids());
    fill("wanted_objects", wanted.objects());
    database.execute("DELETE FROM wanted_invoices");
    for (String invoice : wanted.invoices()) {
      database.update("INSERT INTO wanted_invoices VALUES (?)", invoice);
    }
    List<Bytes32> values = new ArrayList<>(wanted.ids());
    values.addAll(wanted.objects());
    for (Place place : index.find(values, wanted.invoices())) {
      read("gather.duckdb.sql", place, Map.of());
    }
    if (!wanted.authors().isEmpty()) {
      addNewest(wanted.authors());
    }
  }

  /**
   * Adds what authors say of themselves. Some say it anew every hour, so first a few columns of all
   * versions are read, and then all columns of those that count.
   */
  private void addNewest(Collection<Bytes32> authors) throws IOException {
    database.execute("DELETE FROM versions");
    fill("wanted_authors", authors);
    List<Place> places = index.find(authors, List.of());
    for (int i = 0; i < places.size(); i++) {
      read("versions.duckdb.sql", places.get(i), Map.of("place", Integer.toString(i)));
    }
    Map<Path, List<Times>> times = new LinkedHashMap<>();
    List<Bytes32> ids = new ArrayList<>();
    String newest = SqlResource.statements(Surroundings.class, "newest.duckdb.sql").getFirst();
    for (List<@Nullable Object> row : database.query(newest).values()) {
      Place place = places.get(((Number) requireNonNull(row.get(0))).intValue());
      long createdAt = ((Number) requireNonNull(row.get(1))).longValue();
      ids.add((Bytes32) requireNonNull(row.get(2)));
      times
          .computeIfAbsent(place.file(), file -> new ArrayList<>())
          .add(new Times(createdAt, createdAt));
    }
    fill("wanted_ids", ids);
    for (Map.Entry<Path, List<Times>> entry : times.entrySet()) {
      read("gather.duckdb.sql", new Place(entry.getKey(), entry.getValue()), Map.of());
    }
  }

  /** The ids from one to another, both included, ascending; no more than so many. */
  public List<Bytes32> between(Bytes32 lowest, Bytes32 highest, int limit) throws IOException {
    List<Bytes32> ids = new ArrayList<>();
    for (Place place : index.between(lowest, highest)) {
      String sql =
          "SELECT id FROM read_parquet(%s) WHERE %s AND id BETWEEN ? AND ?"
              .formatted(file(place), during(place.times()));
      for (List<@Nullable Object> row : database.query(sql, lowest, highest).values()) {
        if (row.getFirst() instanceof Bytes32 id) {
          ids.add(id);
        }
      }
    }
    return ids.stream().sorted().limit(limit).toList();
  }

  private void fill(String table, Collection<Bytes32> values) throws IOException {
    database.execute("DELETE FROM " + table);
    if (!values.isEmpty()) {
      String rows =
          values.stream()
              .map(value -> "(unhex('" + value.hex() + "'))")
              .collect(Collectors.joining(", "));
      database.execute("INSERT INTO " + table + " VALUES " + rows);
    }
  }

  private void read(String resource, Place place, Map<String, String> more) throws IOException {
    Map<String, String> values = new HashMap<>(numbers);
    values.putAll(more);
    values.put("file", file(place));
    values.put("during", during(place.times()));
    for (String statement : SqlResource.statements(Surroundings.class, resource)) {
      database.execute(SqlResource.with(statement, values));
    }
  }

  private static String file(Place place) {
    return "'" + place.file().toString().replace("'", "''") + "'";
  }

  /** The condition on the time, by which the engine passes over most of a file. */
  private static String during(@Nullable List<Times> times) {
    if (times == null) {
      return "true";
    }
    long from = times.getFirst().from();
    long to = times.stream().mapToLong(Times::to).max().orElse(from);
    String whole = "created_at BETWEEN " + from + " AND " + to;
    boolean exact = times.stream().allMatch(time -> time.from() == time.to());
    if (!exact || times.size() > MOST_TIMES) {
      return whole;
    }
    return whole
        + times.stream()
            .map(time -> Long.toString(time.from()))
            .collect(Collectors.joining(", ", " AND created_at IN (", ")"));
  }
}
