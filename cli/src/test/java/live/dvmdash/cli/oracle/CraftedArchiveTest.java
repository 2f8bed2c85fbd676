package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.dvmdash.query.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corners of the definitions, where the reports and the independent count could part. */
class CraftedArchiveTest {

  private static final int CUSTOMER = 1;
  private static final int OTHER_CUSTOMER = 2;
  private static final int DVM = 3;
  private static final int OTHER_DVM = 4;
  private static final int FIRST_NAMED = 10;

  private static final long SINCE = Instant.parse("2025-01-10T06:30:05Z").getEpochSecond();
  private static final long UNTIL = Instant.parse("2025-01-12T18:00:01Z").getEpochSecond();
  private static final long NOON = Instant.parse("2025-01-11T12:00:00Z").getEpochSecond();

  private static final List<Scope> SCOPES =
      List.of(
          new Scope(null, SINCE, UNTIL),
          new Scope(null, NOON, NOON + 1),
          new Scope(null, NOON + 3, NOON + 5),
          new Scope(null, NOON + 3 * 86_400, NOON + 9 * 86_400));
  private static final Scope EVER = new Scope(null, 0, Long.MAX_VALUE);

  @TempDir private Path folder;
  private CraftedEvents events = new CraftedEvents();
  private int named;

  @BeforeEach
  void begin() {
    events = new CraftedEvents();
    named = FIRST_NAMED;
  }

  @Test
  void boundsOfScopesAndTimes() throws IOException {
    for (long at : List.of(SINCE - 1, SINCE, UNTIL - 1, UNTIL)) {
      String request = events.add(CUSTOMER, at, 5300, "");
      events.add(DVM, at, 6300, "", tag("e", request));
      events.add(OTHER_DVM, at, 7000, "", tag("e", request), tag("status", "processing"));
    }
    for (long after : List.of(-5L, 0L, 1L, 86_400L, 86_401L, 864_000L)) {
      String request = events.add(OTHER_CUSTOMER, NOON, 5100, "after " + after);
      events.add(DVM, NOON + after, 6100, "after " + after, tag("e", request));
      events.add(DVM, NOON + after, 7000, "after " + after, tag("e", request));
    }
    String twice = events.add(CUSTOMER, NOON, 5100, "before and after");
    events.add(DVM, NOON - 9, 6100, "", tag("e", twice));
    events.add(DVM, NOON + 9, 6100, "", tag("e", twice));
    assertAgreement();
  }

  /** Stray times in an archive neither begin its history nor end its data. */
  @Test
  void timesThatCannotBe() throws IOException {
    for (long at : List.of(0L, 1_604_188_799L, 1_604_188_800L, NOON, NOON + 60, 1_990_000_000L)) {
      String request = events.add(CUSTOMER, at, 5300, "at " + at);
      events.add(DVM + (int) (at % 2), at, 6300, "", tag("e", request));
      events.add(OTHER_CUSTOMER, at, 5100, "unanswered at " + at);
      events.add(DVM, at, 31990, "{\"name\":\"n\"}", tag("d", "at " + at), tag("k", "5300"));
    }
    assertAgreement();
  }

  @Test
  void targets() throws IOException {
    String request = events.add(CUSTOMER, NOON, 5300, "");
    String json = "{\"id\":\"" + request + "\"}";
    answer(tag("e"), tag("request", json));
    answer(tag("e", "x"), tag("e", request));
    answer(tag("e", request.toUpperCase(Locale.ROOT)), tag("request", json));
    answer(tag("request", json + " and more"));
    answer(tag("request", json + "}"));
    answer(tag("request", " " + json + "\n"));
    answer(tag("request", "[" + json + "]"));
    answer(tag("request", "{\"id\":\"x\",\"id\":\"" + request + "\"}"));
    answer(tag("request", "{\"id\":\"" + request + "\",\"id\":7}"));
    answer(tag("request", "{\"event\":" + json + "}"));
    answer(tag("request", "{\"id\":\"" + request + "\",\"x\":}"));
    answer(tag("request", "no"), tag("request", json));
    answer(tag("request"), tag("request", json));
    answer(tag("E", request));
    answer();
    assertAgreement();
  }

  @Test
  void excludedAndUnusualKinds() throws IOException {
    for (int kind : List.of(4999, 5000, 5128, 5129, 5666, 5969, 5999, 6000)) {
      String request = events.add(CUSTOMER, NOON, kind, "");
      events.add(DVM, NOON + 1, kind + 1000, "", tag("e", request));
      events.add(CUSTOMER, NOON + 2, 6300, "of another kind", tag("e", request));
      events.add(OTHER_DVM, NOON + 3, 7000, "", tag("e", request));
    }
    String feedback = events.add(DVM, NOON, 7000, "of nothing");
    events.add(DVM, NOON, 6300, "for feedback", tag("e", feedback));
    assertAgreement();
  }

  @Test
  void tagsOfRequestsAndStatuses() throws IOException {
    String dvm = CraftedEvents.pubkey(DVM);
    String other = CraftedEvents.pubkey(OTHER_DVM);
    String late = events.add(CUSTOMER, UNTIL - 1, 5300, "", tag("p", dvm), tag("p", dvm, "again"));
    events.add(DVM, UNTIL + 5, 6300, "", tag("e", late));
    String both = events.add(CUSTOMER, NOON, 5300, "", tag("p", other), tag("p", dvm), tag("p"));
    events.add(DVM, NOON, 6301, "", tag("e", both));
    events.add(CUSTOMER, NOON, 5300, "", tag("p", dvm.toUpperCase(Locale.ROOT)), tag("P", dvm));
    events.add(CUSTOMER, NOON, 5301, "", tag("i", "x", "job"), tag("encrypted"));
    events.add(CUSTOMER, NOON, 5301, "", tag("i", "x", "url", "job"), tag("encrypted", ""));
    events.add(CUSTOMER, NOON, 5301, "", tag("i", both, "Job"), tag("Encrypted", "true"));
    events.add(
        CUSTOMER, NOON, 5301, "", tag("i", "a", "text"), tag("i", "", "job", "", "m"), tag());
    events.add(OTHER_DVM, NOON, 7000, "", tag("status", "error"), tag("e", both));
    events.add(OTHER_DVM, NOON, 7000, "", tag("status", "error", "why"), tag("e", late));
    events.add(OTHER_DVM, NOON, 7000, "", tag("status", "Error"));
    events.add(OTHER_DVM, NOON, 7000, "", tag("status", "partial"), tag("status", "error"));
    events.add(OTHER_DVM, NOON, 7000, "", tag("status"));
    assertAgreement();
  }

  @Test
  void namesOfDvms() throws IOException {
    String[] job = tag("k", "5300");
    announced("{\"name\":\"followed by more\"} x", job);
    announced("{\"name\":\"lone \\ud83d surrogate\"}", job);
    announced("{\"name\":\"nul \\u0000 and line\\nbreak\"}", job);
    announced("{\"name\":\" \"}", job);
    announced("{\"name\":\"\"}", job);
    announced("{\"name\":7}", job);
    announced("{\"name\":\"first\",\"name\":\"last\"}", job);
    announced("{\"name\":\"first\",\"name\":null}", job);
    announced("[{\"name\":\"in a list\"}]", job);
    announced("{\"display_name\":\"only displayed\"}", job);
    announced("{\"name\":\"kind with zeros\"}", tag("k", "05300"));
    announced("{\"name\":\"kind with a fraction\"}", tag("k", "5300.0"));
    announced("{\"name\":\"kind with a blank\"}", tag("k", " 5300"));
    announced("{\"name\":\"excluded kind\"}", tag("k", "5128"));
    announced("{\"name\":\"result kind\"}", tag("k", "6300"));
    announced("{\"name\":\"second kind\"}", tag("k"), tag("k", "1"), tag("k", "5999"));
    announced("{\"name\":\"no kind\"}");
    assertAgreement();
  }

  @Test
  void replacedNames() throws IOException {
    int dvm = announced("{\"name\":\"old\"}", tag("k", "5300"));
    events.add(dvm, NOON + 1, 31_990, "{\"name\":\"no job\"}", tag("k", "1"));
    dvm = announced("{\"name\":\"old\"}", tag("k", "5300"), tag("d"));
    events.add(dvm, NOON + 1, 31_990, "{\"name\":\"new\"}", tag("k", "5300"), tag("d", ""));
    dvm = announced("{\"name\":\"other d\"}", tag("k", "5300"), tag("d", "a"));
    events.add(dvm, NOON + 1, 31_990, "{\"name\":\"\"}", tag("k", "5300"), tag("d", "b"));
    dvm = announced("{\"name\":\"tie a\"}", tag("k", "5300"), tag("d", "a"));
    events.add(dvm, NOON, 31_990, "{\"name\":\"tie b\"}", tag("k", "5300"), tag("d", "b"));
    dvm = announced("{\"name\":\"unreadable later\"}", tag("k", "5300"));
    events.add(dvm, NOON + 1, 31_990, "{", tag("k", "5300"));
    dvm = profiled("{\"name\":\"old profile\"}");
    events.add(dvm, NOON + 1, 0, "{\"name\":\"\",\"display_name\":\"displayed\"}");
    dvm = profiled("{\"name\":\"old profile\"}");
    events.add(dvm, NOON + 1, 0, "no JSON");
    dvm = profiled("{\"name\":\"tie one\"}");
    events.add(dvm, NOON, 0, "{\"name\":\"tie two\"}");
    dvm = profiled("{\"name\":\"profile\",\"display_name\":\"displayed\"}");
    events.add(dvm, NOON, 31_990, "{\"about\":\"nothing\"}", tag("k", "5300"));
    profiled("{\"name\":\"profile\"} trailing");
    assertAgreement();
  }

  @Test
  void timesFarFromAllOthers() throws IOException {
    String request = events.add(CUSTOMER, 0, 5300, "the first second");
    for (String time : List.of("9999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      events.add(DVM, Instant.parse(time).getEpochSecond(), 6300, "", tag("e", request));
    }
    long lastYear = Instant.parse("+1000000000-06-01T00:00:00Z").getEpochSecond();
    events.add(OTHER_DVM, lastYear, 6300, "", tag("e", request));
    events.add(OTHER_DVM, lastYear + 365 * 86_400, 6300, "", tag("e", request));
    events.add(OTHER_CUSTOMER, Long.MAX_VALUE - 1, 5300, "");
    events.add(OTHER_CUSTOMER, Long.MAX_VALUE, 5300, "");
    assertAgreement();
  }

  @Test
  void elementsThatAreNoEvents() throws IOException {
    events.add(CUSTOMER, NOON, 5300, "");
    for (String element : List.of("null", "7", "\"text\"", "{}", "[]", "[[]]", "true")) {
      events.addLine(element);
    }
    events.addLine(events.elements().get(0).replace("\"created_at\":", "\"created_at\":1,\"x\":"));
    events.addLine(events.elements().get(0).replace("\"kind\":5300", "\"kind\":7,\"kind\":5300"));
    assertAgreement();
  }

  @Test
  void lakeWithoutEvents() throws IOException {
    events.addLine("{\"id\":1,\"pubkey\":2,\"sig\":3,\"kind\":4}");
    Path archive = Elements.array(folder.resolve("invalid.json"), events.elements());
    assertAgreement(LoadedLake.of(folder.resolve("lake"), List.of(archive)), archive);
  }

  private void answer(String[]... tags) {
    events.add(DVM, NOON + events.elements().size(), 6300, "", tags);
    events.add(OTHER_DVM, NOON + events.elements().size(), 7000, "", tags);
  }

  private int announced(String content, String[]... tags) {
    events.add(named, NOON, 31_990, content, tags);
    events.add(named, NOON, 7000, "");
    return named++;
  }

  private int profiled(String content) {
    events.add(named, NOON, 0, content);
    events.add(named, NOON, 7000, "");
    return named++;
  }

  private static String[] tag(String... values) {
    return values;
  }

  /** As an archive and as JSON Lines, of which the days are known in different ways. */
  private void assertAgreement() throws IOException {
    Path archive = Elements.array(folder.resolve("crafted.json"), events.elements());
    Path lines = Elements.lines(folder.resolve("crafted.jsonl"), events.elements());
    assertAgreement(LoadedLake.of(folder.resolve("lake"), List.of(archive)), archive);
    assertAgreement(LoadedLake.of(folder.resolve("lines"), List.of(lines)), lines);
  }

  private static void assertAgreement(LoadedLake lake, Path file) throws IOException {
    ArchiveOracle oracle = ArchiveOracle.of(List.of(file));
    assertThat(Comparison.ofCounts(lake, oracle)).isEmpty();
    for (Scope scope : SCOPES) {
      assertThat(Comparison.ofReports(lake, oracle, scope)).isEmpty();
    }
    assertThat(Comparison.ofReports(lake, oracle, EVER)).isEmpty();
  }
}
