package live.dvmdash.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.TestRelay;

/** A lake into which tests fetch from relays of their own. */
public final class FetchWorld {

  /** The time at which fetches happen unless a test says otherwise, epoch seconds. */
  public static final long NOW = Cli.NOW.getEpochSecond();

  /** Seconds of an hour. */
  public static final long HOUR = 3_600;

  /** Seconds of a day. */
  public static final long DAY = 86_400;

  /** Reads JSON as trees. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Cli cli;

  /** In an empty directory. */
  public FetchWorld(Path directory) {
    this.directory = directory;
    this.cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
  }

  /** The command line in this world. */
  public Cli cli() {
    return cli;
  }

  /** The folder of the lake. */
  public Path lake() {
    return directory.resolve("lake");
  }

  /** Has the fetches to come happen so much later than {@link Cli#NOW}. */
  public FetchWorld later(Duration time) {
    cli.at(Cli.NOW.plus(time));
    return this;
  }

  /** Fetches from one relay. */
  public Fetched fetch(TestRelay relay, String... options) {
    return fetch(List.of(relay.url()), options);
  }

  /** Fetches from several relays. */
  public Fetched fetch(Collection<String> relays, String... options) {
    List<String> arguments = new ArrayList<>(List.of("fetch", "--json"));
    relays.forEach(relay -> arguments.addAll(List.of("--relay", relay)));
    if (!Arrays.asList(options).contains("--timeout")) {
      arguments.addAll(List.of("--timeout", "2s"));
    }
    arguments.addAll(List.of(options));
    return Fetched.of(cli.run(arguments.toArray(String[]::new)));
  }

  /** The ids of all events in the lake. */
  public Set<String> ids() {
    Cli.Result export = cli.run("export");
    assertThat(export.exitCode()).as(export.err()).isIn(ExitCodes.DONE, ExitCodes.NOTHING_FOUND);
    return idsOfLines(export.out());
  }

  /** The ids of events as {@code export} prints them, which are all different. */
  public static Set<String> idsOfLines(String lines) {
    Set<String> ids = new TreeSet<>();
    for (String line : lines.lines().toList()) {
      assertThat(ids.add(read(line).path("id").asText())).as("stored twice: %s", line).isTrue();
    }
    return ids;
  }

  /** The ids of events. */
  public static Set<String> idsOf(Collection<Event> events) {
    return events.stream()
        .map(event -> event.id().hex())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All of several lists. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static List<Event> all(Collection<Event>... parts) {
    return Arrays.stream(parts).<Event>flatMap(Collection::stream).toList();
  }

  /** A time as an option takes it. */
  static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }

  /** The tree of a JSON text. */
  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }
}
