package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import org.jspecify.annotations.Nullable;

/** A lake in a temporary directory, and what tests ask of it. */
final class TestLake {

  static final Signatures SIGNATURES = Signatures.fastest();
  static final SigningAuthor AUTHOR = SigningAuthor.number(1);
  static final long FEBRUARY = Instant.parse("2025-02-01T00:00:00Z").getEpochSecond();
  static final long MARCH = Instant.parse("2025-03-01T00:00:00Z").getEpochSecond();

  private static final Derivation DERIVATION = new Derivation(SIGNATURES);

  final MovableClock clock = new MovableClock();
  final Lake lake;

  TestLake(Path directory) throws IOException {
    lake = Lake.at(directory, clock);
  }

  static DerivedEvent derived(Event event) {
    return DERIVATION.of(event);
  }

  /** A note of that time, another one for another number. */
  static Event note(long createdAt, int number) {
    return AUTHOR.sign(createdAt, 1, List.of(), "note " + number);
  }

  /** Notes a second apart. */
  static List<Event> notes(long from, int count) {
    List<Event> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(note(from + i, i));
    }
    return notes;
  }

  /** The event with an id of that number's, to which its signature does not belong. */
  static Event numbered(Event like, int number) {
    return new Event(
        new Bytes32(number * 0x9E3779B97F4A7C15L, number, 0, 0),
        like.pubkey(),
        like.createdAt(),
        like.kind(),
        like.tags(),
        like.content(),
        like.sig());
  }

  LakeWriter writer() {
    return new LakeWriter(lake, "test", Duration.ofSeconds(30));
  }

  static Tally add(LakeWriter writer, List<Event> events) throws IOException {
    Tally tally = new Tally();
    for (Event event : events) {
      writer.add(derived(event), tally);
    }
    return tally;
  }

  /** One writer's whole life. */
  Tally load(List<Event> events) throws IOException {
    try (LakeWriter writer = writer()) {
      Tally tally = add(writer, events);
      writer.commit();
      return tally;
    }
  }

  Tally load(Event... events) throws IOException {
    return load(List.of(events));
  }

  Compaction compaction() {
    return new Compaction(lake, "compact", Duration.ofSeconds(30), SIGNATURES);
  }

  /** All events of the last commit, file by file. */
  List<Event> events() throws IOException {
    return events(lake.snapshot());
  }

  static List<Event> events(Snapshot snapshot) throws IOException {
    List<Event> events = new ArrayList<>();
    for (Path file : snapshot.all()) {
      events.addAll(events(file));
    }
    return events;
  }

  static List<Event> events(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    try (EventFileReader reader = EventFileReader.open(file)) {
      for (Event event = reader.read(); event != null; event = reader.read()) {
        events.add(event);
      }
    }
    return events;
  }

  List<Bytes32> ids() throws IOException {
    return events().stream().map(Event::id).toList();
  }

  /** The names in a directory of the lake, in order; none when there is no such directory. */
  List<String> names(String directory) throws IOException {
    Path path = lake.directory().resolve(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** What DuckDB, as a reader of its own, says to a query; {@code %s} stands for the files. */
  List<List<@Nullable Object>> ask(String sql) throws IOException, SQLException {
    String files = lake.snapshot().events() + "/month=*/part-*.parquet";
    return duckDb(sql.replace("%s", "read_parquet('" + files + "')"));
  }

  /** The rows of the last of several statements. */
  static List<List<@Nullable Object>> duckDb(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> all = new ArrayList<>();
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        all.add(row);
      }
      return all;
    }
  }
}
