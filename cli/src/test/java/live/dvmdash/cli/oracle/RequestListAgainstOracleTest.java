package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.RequestChoice;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of requests, compared with one that was made without any query. */
class RequestListAgainstOracleTest {

  private static final Scope MONTH = Scope.of(YearMonth.of(2025, 2));
  private static final long NOON = Instant.parse("2025-02-11T12:00:00Z").getEpochSecond();
  private static final int CUSTOMER = 1;
  private static final int DVM = 2;
  private static final int OTHER_DVM = 3;

  @TempDir private static Path shared;
  private static LoadedLake lake;
  private static ArchiveOracle oracle;

  @BeforeAll
  static void load() throws IOException {
    Path samples = Path.of("..", "sample-data");
    List<Path> files =
        List.of(
            samples.resolve("dvm_data_2025_jan.json"), samples.resolve("dvm_data_2025_feb.json"));
    lake = LoadedLake.of(shared.resolve("lake"), files);
    oracle = ArchiveOracle.of(files);
  }

  static List<JobFilter> filters() {
    String dvm =
        oracle.events().stream()
            .filter(event -> JobIndex.isResult(event.kind()))
            .findFirst()
            .orElseThrow()
            .pubkey();
    return List.of(
        JobFilter.NONE,
        new JobFilter(Set.of(Bytes32.ofHex(dvm)), Set.of(), Set.of(), false),
        new JobFilter(Set.of(), Set.of(5050, 5100), Set.of(), true));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void everyValueIsTheOracles(JobFilter filter) throws IOException {
    Scope scope = MONTH.with(filter);
    assertAgreement(lake, oracle, scope, new RequestChoice(false, null, 0, MONTH.until()));
    assertAgreement(lake, oracle, scope, new RequestChoice(true, null, 7, NOON));
    assertAgreement(lake, oracle, scope, new RequestChoice(false, "POEM", 0, MONTH.until()));
  }

  @Test
  void oddRequests(@TempDir Path folder) throws IOException {
    CraftedEvents events = new CraftedEvents();
    String dvm = CraftedEvents.pubkey(DVM);
    events.add(CUSTOMER, NOON, 5050, " spaced ", tag("i", "100 % \u001b[31mred'"), tag("i"));
    events.add(CUSTOMER, NOON + 1, 5050, "sealed", tag("encrypted"), tag("p", dvm));
    events.add(CUSTOMER, NOON + 2, 5050, "", tag("i", "ab".repeat(32), "job"));
    events.add(CUSTOMER, NOON + 3, 5300, "");
    events.add(CUSTOMER, NOON + 4, 5050, "\ud83c\udf19".repeat(250), tag("i", "u", "url"));
    String cancelled = events.add(CUSTOMER, NOON + 5, 5100, "never mind");
    events.add(DVM, NOON + 6, 5, "", tag("e", cancelled));
    events.add(CUSTOMER, NOON + 7, 5, "", tag("e", cancelled));
    String late = events.add(CUSTOMER, NOON + 8, 5100, "twice", tag("p", dvm));
    events.add(DVM, NOON + 9, 6100, "", tag("e", late));
    events.add(DVM, NOON + 9, 6100, "", tag("e", late), tag("t", "again"));
    events.add(OTHER_DVM, NOON + 40 * Scope.DAY, 6100, "", tag("e", late));
    events.add(CUSTOMER, NOON + 10, 5, "", tag("e", late));
    for (String status : List.of("payment_required", "payment-required", "partial", "pong", "")) {
      String request = events.add(CUSTOMER, NOON + 11, 5050, "same second " + status);
      events.add(DVM, NOON + 13, 7000, "", tag("e", request), tag("status", status));
      events.add(OTHER_DVM, NOON + 12, 7000, "", tag("e", request), tag("status", "error"));
    }
    String mute = events.add(CUSTOMER, NOON + 14, 5050, "no status");
    events.add(DVM, NOON + 15, 7000, "", tag("e", mute));
    Path archive = folder.resolve("archive.jsonl");
    Files.write(archive, events.elements());
    LoadedLake crafted = LoadedLake.of(folder.resolve("lake"), List.of(archive));
    ArchiveOracle expected = ArchiveOracle.of(List.of(archive));

    Table listed =
        assertAgreement(crafted, expected, MONTH, new RequestChoice(false, null, 0, NOON + 5));

    assertThat(listed.rows()).hasSize(13);
    assertAgreement(crafted, expected, MONTH, new RequestChoice(true, "SAME second", 3, NOON));
    assertAgreement(crafted, expected, MONTH, new RequestChoice(false, "red'", 0, NOON));
    Scope mine = MONTH.with(new JobFilter(Set.of(Bytes32.ofHex(dvm)), Set.of(), Set.of(), false));
    assertAgreement(crafted, expected, mine, new RequestChoice(false, null, 0, NOON));
  }

  private static Table assertAgreement(
      LoadedLake lake, ArchiveOracle oracle, Scope scope, RequestChoice choice) throws IOException {
    Table listed = lake.requests(scope, choice);
    OracleFilter filter = OracleFilter.of(scope.filter());
    assertThat(
            Differences.between(
                scope + " " + choice,
                new RequestListCount(oracle, filter).rows(scope, choice),
                listed))
        .isEmpty();
    assertThat(listed.rows()).isNotEmpty();
    return listed;
  }

  private static String[] tag(String... values) {
    return values;
  }
}
