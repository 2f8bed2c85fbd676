package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a DVM says what an independent count says. */
class DvmPageAgainstOracleTest {

  private static final int CUSTOMER = 1;
  private static final int DVM = 3;
  private static final int OTHER_DVM = 4;
  private static final long NOON = Instant.parse("2025-01-11T12:00:00Z").getEpochSecond();
  private static final Scope DAY = new Scope(null, NOON, NOON + Scope.DAY);

  @TempDir private Path folder;
  private final CraftedEvents events = new CraftedEvents();

  @Test
  void ofEveryDvmOfTheSampleData() throws IOException {
    Path samples = Path.of("..", "sample-data");
    List<Path> files =
        List.of(
            samples.resolve("dvm_data_2025_jan.json"), samples.resolve("dvm_data_2025_feb.json"));
    LoadedLake lake = LoadedLake.of(folder.resolve("lake"), files);
    ArchiveOracle oracle = ArchiveOracle.of(files);
    Scope month = Scope.of(YearMonth.of(2025, 2));
    TreeSet<String> dvms = new TreeSet<>();
    for (OracleEvent event : oracle.events()) {
      if (JobIndex.isResult(event.kind()) || event.kind() == 31_990) {
        dvms.add(event.pubkey());
      }
    }

    List<String> differences = new ArrayList<>();
    for (String dvm : dvms) {
      differences.addAll(Comparison.ofPage(lake, oracle, dvm, month, month.until()));
    }
    assertThat(dvms).hasSizeGreaterThan(20);
    assertThat(differences).isEmpty();
  }

  @Test
  void everyFault() throws IOException {
    String request = events.add(CUSTOMER, NOON, 5300, "", tag("p", key(DVM)));
    String[] e = tag("e", request);
    String[] p = tag("p", key(CUSTOMER));
    for (String status :
        List.of("payment-required", "payment_required", "Error", "success", "", "  ", "pong")) {
      events.add(DVM, NOON, 7000, "", e, p, tag("status", status));
    }
    events.add(DVM, NOON, 7000, "", e, p);
    events.add(DVM, NOON, 7000, "sealed", e, p, tag("encrypted"));
    events.add(DVM, NOON, 7000, "all is lost ", e, p, tag("status", "error"));
    events.add(DVM, NOON, 7000, "sealed", e, p, tag("status", "error"), tag("encrypted"));
    events.add(DVM, NOON, 7000, "or that", e, p, tag("status", "error", " out of memory "));
    events.add(DVM, NOON, 7000, "x".repeat(300), e, p, tag("status", "error", ""));
    events.add(DVM, NOON, 6300, "", p, tag("request", "{\"id\":\"" + request + "\"}"));
    events.add(DVM, NOON, 6300, "", p, tag("e", "short"));
    events.add(DVM, NOON, 6300, "", e, tag("p", "nobody"));
    events.add(DVM, NOON, 6050, "", e, p);
    events.add(DVM, NOON, 6050, "", p, tag("e", "ab".repeat(32)));
    events.add(OTHER_DVM, NOON, 6051, "", tag("e", request));
    addAmounts(e, p);
    events.add(DVM, NOON - 9, 31_990, "no JSON", tag("d", "broken"), tag("k", "5300"));
    events.add(DVM, NOON - 9, 31_990, "{}", tag("d", "nameless"), tag("k", "5300"));
    events.add(DVM, NOON - 9, 31_990, "{\"name\":\"N\"}", tag("d", "n"), tag("k", "5050"));

    Table faults = Objects.requireNonNull(assertAgreement(NOON + Scope.DAY).get("dvm__faults"));
    assertThat(faults.rows().stream().map(row -> row.get(0)).distinct())
        .containsExactlyInAnyOrder(
            "unknown status",
            "no status",
            "no e tag",
            "no p tag",
            "kind of result",
            "amount is no number",
            "amount in sats",
            "announcement is no JSON object",
            "announcement without name");
  }

  /** Amounts beside an invoice of as much, of a thousand times as much, of another, of none. */
  private void addAmounts(String[] e, String[] p) {
    for (String[] amount :
        List.of(
            tag("amount", "2100", CraftedInvoice.of("lnbc21n", "")),
            tag("amount", "2", CraftedInvoice.of("lnbc21n", "")),
            tag("amount", "21", CraftedInvoice.of("lnbc210n", "")),
            tag("amount", "2100", CraftedInvoice.of("lnbc21u", "")),
            tag("amount", "999999999999999999", CraftedInvoice.of("lnbc21n", "")),
            tag("amount", "500", CraftedInvoice.of("lnbc5n", "")),
            tag("amount", "500", CraftedInvoice.of("lnbc", "")),
            tag("amount", "0"),
            tag("amount", "999"),
            tag("amount", "1000"),
            tag("amount", "1000", "no invoice"),
            tag("amount", "21 sats"),
            tag("amount", ""),
            tag("amount"))) {
      events.add(DVM, NOON + 1, 6300, "", e, p, amount);
      events.add(OTHER_DVM, NOON + 1, 6300, "", e, p, amount);
    }
  }

  @Test
  void whatItLeftUnanswered() throws IOException {
    String mine = key(DVM);
    String answered = events.add(CUSTOMER, NOON, 5300, "answered", tag("p", mine));
    events.add(DVM, NOON + 5, 6300, "", tag("e", answered));
    events.add(CUSTOMER, NOON + 1, 5300, "silence", tag("p", mine), tag("p", mine));
    String others = events.add(CUSTOMER, NOON + 2, 5300, "by another", tag("p", mine));
    events.add(OTHER_DVM, NOON + 5, 6300, "", tag("e", others));
    String tried = events.add(CUSTOMER, NOON + 3, 5050, "in vain", tag("p", mine));
    events.add(DVM, NOON + 5, 7000, "", tag("e", tried), tag("status", "error", "no"));
    String cancelled = events.add(CUSTOMER, NOON + 4, 5300, "cancelled", tag("p", mine));
    events.add(CUSTOMER, NOON + 5, 5, "", tag("e", cancelled));
    events.add(
        CUSTOMER, NOON + 3_000, 5300, "hidden", tag("p", mine), tag("relays", "wss://far.example"));
    String unasked = events.add(CUSTOMER, NOON, 5300, "names nobody");
    events.add(DVM, NOON + 4, 6300, "", tag("e", unasked));
    events.add(CUSTOMER, NOON, 5300, "nobody took it");
    assertAgreement(NOON + Scope.DAY);
  }

  @Test
  void whetherItIsUp() throws IOException {
    events.add(DVM, NOON + 100, 11_998, "");
    events.add(OTHER_DVM, NOON + 200, 6300, "", tag("e", "ab".repeat(32)));
    events.add(CUSTOMER, NOON + 1_500, 5300, "");
    for (long asOf : List.of(NOON + 50, NOON + 1_000, NOON + 1_001, NOON + 2_400, NOON + 2_401)) {
      assertAgreement(asOf);
    }
  }

  private Map<String, Table> assertAgreement(long asOf) throws IOException {
    Path file = Elements.lines(folder.resolve(asOf + ".jsonl"), events.elements());
    LoadedLake lake = LoadedLake.of(folder.resolve("lake-" + asOf), List.of(file));
    ArchiveOracle oracle = ArchiveOracle.of(List.of(file));
    List<String> differences = new ArrayList<>();
    for (int author : List.of(DVM, OTHER_DVM, CUSTOMER)) {
      differences.addAll(Comparison.ofPage(lake, oracle, key(author), DAY, asOf));
    }
    assertThat(differences).isEmpty();
    return lake.page(Bytes32.ofHex(key(DVM)), DAY, asOf);
  }

  private static String key(int author) {
    return CraftedEvents.pubkey(author);
  }

  private static String[] tag(String... values) {
    return values;
  }
}
