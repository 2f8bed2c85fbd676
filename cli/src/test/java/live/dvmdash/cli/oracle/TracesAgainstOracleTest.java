package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.query.Database;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.NotFound;
import live.dvmdash.trace.Trace;
import live.dvmdash.trace.Tracer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces of the samples say what an independent search of the same files says. */
class TracesAgainstOracleTest {

  private static final Path SAMPLES = Path.of("..", "sample-data");
  private static final int OF_EACH = 3;

  @TempDir private static Path directory;
  private static Database database;
  private static Tracer tracer;
  private static TraceCount count;

  @BeforeAll
  static void load() throws IOException {
    List<Path> files =
        List.of(
            SAMPLES.resolve("dvm_data_2025_jan.json"), SAMPLES.resolve("dvm_data_2025_feb.json"));
    LoadedLake lake = LoadedLake.of(directory.resolve("lake"), files);
    count = new TraceCount(ArchiveOracle.of(files).events());
    database = Database.open(lake.lake().snapshot(), 2, directory);
    tracer = Tracer.over(database, KindTable.defaults());
  }

  @AfterAll
  static void close() throws IOException {
    database.close();
  }

  /** What traces can be about; the samples have some of each. */
  private static Map<String, Predicate<OracleEvent>> matters() {
    Map<String, Predicate<OracleEvent>> matters = new TreeMap<>();
    addRequests(matters);
    addChains(matters);
    addAnswers(matters);
    return matters;
  }

  /** Requests, by what became of them. */
  private static void addRequests(Map<String, Predicate<OracleEvent>> matters) {
    matters.put("unanswered", event -> isRequest(event) && answers(event).isEmpty());
    matters.put("one result", event -> isRequest(event) && answers(event).size() == 1);
    matters.put(
        "competing",
        event ->
            isRequest(event)
                && answers(event).stream().map(OracleEvent::pubkey).distinct().count() > 2);
    matters.put(
        "late",
        event ->
            isRequest(event)
                && answers(event).stream()
                    .anyMatch(it -> it.day() / OracleEvent.DAY > event.day() / OracleEvent.DAY));
    matters.put(
        "before the request",
        event ->
            isRequest(event)
                && answers(event).stream().anyMatch(it -> it.createdAt() < event.createdAt()));
    matters.put("encrypted", event -> isRequest(event) && !event.tagsNamed("encrypted").isEmpty());
    matters.put("addressed", event -> isRequest(event) && event.tagsNamed("p").size() > 1);
  }

  /** Requests that take something as input. */
  private static void addChains(Map<String, Predicate<OracleEvent>> matters) {
    matters.put(
        "takes a result",
        event -> inputs(event).stream().anyMatch(it -> JobIndex.isResult(kind(it))));
    matters.put(
        "takes a request",
        event -> inputs(event).stream().anyMatch(it -> JobIndex.isRequest(kind(it))));
    matters.put(
        "takes what is missing", event -> inputs(event).stream().anyMatch(it -> kind(it) < 0));
    matters.put("takes several", event -> inputs(event).size() > 1);
  }

  /** What leads to a request. */
  private static void addAnswers(Map<String, Predicate<OracleEvent>> matters) {
    matters.put(
        "answer to what is missing",
        event ->
            TraceCount.isAnswer(event)
                && JobIndex.target(event).filter(it -> kind(it) < 0).isPresent());
    matters.put(
        "feedback",
        event -> JobIndex.isFeedback(event.kind()) && JobIndex.target(event).isPresent());
    matters.put(
        "result", event -> JobIndex.isResult(event.kind()) && JobIndex.target(event).isPresent());
    matters.put(
        "receipt for an invoice",
        event -> isReceipt(event) && count.money().invoiced(OracleReceipt.of(event)).isPresent());
    matters.put(
        "receipt by event",
        event ->
            isReceipt(event)
                && count.money().invoiced(OracleReceipt.of(event)).isEmpty()
                && count.money().about(OracleReceipt.of(event)).isPresent());
    matters.put(
        "doubtful receipt",
        event ->
            isReceipt(event)
                && !OracleReceipt.of(event).verdict().equals("ok")
                && count.money().about(OracleReceipt.of(event)).isPresent());
  }

  private static boolean isRequest(OracleEvent event) {
    return JobIndex.isRequest(event.kind());
  }

  private static boolean isReceipt(OracleEvent event) {
    return event.kind() == 9735;
  }

  private static List<OracleEvent> answers(OracleEvent request) {
    List<OracleEvent> answers = new ArrayList<>(count.jobs().resultsFor(request));
    answers.addAll(count.jobs().feedbackFor(request));
    return answers;
  }

  private static List<String> inputs(OracleEvent event) {
    return count.inputs(event.id());
  }

  private static int kind(String id) {
    return count.events().stream()
        .filter(event -> event.id().equals(id))
        .mapToInt(OracleEvent::kind)
        .findFirst()
        .orElse(-1);
  }

  static List<String> cases() {
    Map<String, String> cases = new TreeMap<>();
    for (Map.Entry<String, Predicate<OracleEvent>> matter : matters().entrySet()) {
      List<OracleEvent> found =
          count.events().stream()
              .filter(matter.getValue())
              .sorted(Comparator.comparing(OracleEvent::id))
              .limit(OF_EACH)
              .toList();
      assertThat(found).as("%s in the samples", matter.getKey()).isNotEmpty();
      found.forEach(event -> cases.putIfAbsent(event.id(), matter.getKey()));
    }
    return cases.entrySet().stream().map(it -> it.getValue() + ": " + it.getKey()).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nodesAndEdgesAreTheOracles(String matter) throws IOException, NotFound {
    String id = matter.substring(matter.lastIndexOf(' ') + 1);
    OracleEvent event =
        count.events().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    Optional<String> root = count.root(event);

    Trace trace = tracer.trace(Bytes32.ofHex(id));

    assertThat(Optional.ofNullable(trace.root()).map(Bytes32::hex)).isEqualTo(root);
    assertThat(lines(trace)).isEqualTo(count.graph(root.orElseThrow()));
  }

  @Test
  void everyInvoiceLeadsToTheRequestOfItsEvent() throws IOException, NotFound {
    int traced = 0;
    for (Map.Entry<String, OracleEvent> invoice :
        new TreeMap<>(count.money().carriers()).entrySet()) {
      if (traced++ < 10 * OF_EACH) {
        assertThat(Optional.ofNullable(tracer.trace(invoice.getKey()).root()).map(Bytes32::hex))
            .isEqualTo(JobIndex.target(invoice.getValue()));
      }
    }
    assertThat(traced).isPositive();
  }

  private static SortedSet<String> lines(Trace trace) {
    SortedSet<String> lines = new TreeSet<>();
    for (Node node : trace.nodes()) {
      String line =
          switch (node) {
            case Node.Entity entity -> "entity " + node.key();
            case Node.KnownEvent event -> "event " + node.key();
            case Node.MissingEvent event -> "missing " + node.key();
            case Node.Invoice invoice -> "invoice " + node.key();
            case Node.Receipt receipt -> "receipt " + node.key() + " " + receipt.verdict();
          };
      assertThat(lines.add(line)).as("each node once: %s", line).isTrue();
    }
    for (Edge edge : trace.edges()) {
      String via = edge.via() == null ? "" : " " + edge.via().name().toLowerCase(Locale.ROOT);
      String line = edge.type() + " " + edge.from() + " " + edge.to() + via;
      assertThat(lines.add(line)).as("each edge once: %s", line).isTrue();
    }
    return lines;
  }
}
