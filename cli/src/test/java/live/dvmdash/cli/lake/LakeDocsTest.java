package live.dvmdash.cli.lake;

import static live.dvmdash.cli.testing.Markdown.missing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Markdown;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.RelayOutcome;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documentation of the lake to its files. */
class LakeDocsTest {

  private static final Path SCHEMA =
      Path.of("../core/src/main/resources/live/dvmdash/lake/event.schema");

  private static final Pattern COLUMN =
      Pattern.compile("^  (?:required|optional) (?:group (\\w+) |\\S+ (\\w+)[ ;])");

  @Test
  void everyColumnOfTheLakeIsDocumented() throws IOException {
    Markdown section = Markdown.page("docs/lake.md").section("Columns");
    Set<String> columns = new LinkedHashSet<>();
    for (String line : Files.readAllLines(SCHEMA)) {
      Matcher column = COLUMN.matcher(line);
      if (column.find()) {
        columns.add(column.group(1) == null ? column.group(2) : column.group(1));
      }
    }
    assertThat(columns).as("columns found in event.schema").contains("id", "announced_kinds");
    Set<String> documented = new LinkedHashSet<>(section.tableKeys());
    assertThat(missing(columns, documented)).as(section.name() + ": columns missing").isEmpty();
    assertThat(missing(documented, columns))
        .as(section.name() + ": columns that event.schema does not have")
        .isEmpty();
  }

  @Test
  void everyFieldOfWhatIsKeptOfRelaysIsDocumented(@TempDir Path temp) throws IOException {
    Lake lake = Lake.at(temp.resolve("lake"), Clock.systemUTC());
    lake.relays().write(RelayRecord.untried("wss://relay.example").withWays(3, 500));
    RelayOutcome outcome =
        new RelayOutcome(
            "wss://relay.example",
            "complete",
            null,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            null,
            List.of(),
            KindTimes.NONE);
    try (OpenRun run = lake.runs().begin("fetch", "fetch --days 20")) {
      run.relays(List.of(outcome), Map.of());
      run.end(0);
    }

    Path runs = lake.directory().resolve("runs");
    Set<String> ofRuns = fields(runs, "");
    ofRuns.addAll(fields(runs, "/relays/0"));
    Markdown page = Markdown.page("docs/lake.md");
    assertThat(page.section("Runs").tableKeys()).containsAll(ofRuns);
    assertThat(ofRuns).containsAll(page.section("Runs").tableKeys());
    assertThat(page.section("Relays").tableKeys())
        .isEqualTo(fields(lake.directory().resolve("relays"), ""));
  }

  /** The members of an object in the only file of a directory. */
  private static Set<String> fields(Path directory, String pointer) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        new ObjectMapper()
            .readTree(Files.readString(file))
            .at(pointer)
            .fieldNames()
            .forEachRemaining(names::add);
      }
    }
    return names;
  }
}
