package live.dvmdash.sample;

import static live.dvmdash.sample.Archive.count;
import static live.dvmdash.sample.Archive.kind;
import static live.dvmdash.sample.Archive.tags;
import static live.dvmdash.sample.Archive.time;
import static live.dvmdash.sample.Archive.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Looks for the situations of the reports in a small archive, by plain reading of its JSON. */
class SituationsTest {

  private static Archive archive;

  @BeforeAll
  static void generate() throws Exception {
    archive = new Archive(Archive.generate(11, 1_250, "2025-05", 2));
  }

  @TestFactory
  Stream<DynamicTest> unanswered() {
    return Stream.of(
            "processing",
            "payment-required",
            "payment_required",
            "error",
            "partial",
            "subscription-required",
            "pong",
            "success",
            "scheduled")
        .map(status ->
            DynamicTest.dynamicTest(
                status,
                () ->
                    assertThat(archive.unansweredWith(f -> value(f, "status").equals(status)))
                        .isTrue()));
  }

  @Test
  void requestsWithoutReaction() {
    assertThat(requests().filter(r -> archive.answers(r, 6000, 7000).findAny().isEmpty()))
        .hasSizeGreaterThan(20);
    assertThat(archive.unansweredWith(f -> count(f, "status") == 0)).isTrue();
  }

  @Test
  void timesOfResults() {
    assertThat(delays().filter(delay -> delay < 0)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(delays().filter(delay -> delay >= 0 && delay < 60)).hasSizeGreaterThan(200);
    assertThat(delays().filter(delay -> delay > 3_600)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(delays().filter(delay -> delay > 86_400)).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void authorsOfResults() {
    assertThat(requests().filter(r -> authors(r).distinct().count() >= 3)).hasSizeGreaterThan(2);
    assertThat(requests().filter(r -> authors(r).count() > authors(r).distinct().count()))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(requests().filter(r -> authors(r).anyMatch(r.path("pubkey").asText()::equals)))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void kindsOfResults() {
    assertThat(
            requests()
                .filter(
                    r -> archive.answers(r, 6000, 6999).anyMatch(a -> kind(a) != kind(r) + 1_000)))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void linksOfResults() {
    Predicate<JsonNode> goodE = result -> value(result, "e").matches("[0-9a-f]{64}");
    Predicate<JsonNode> request = result -> value(result, "request").startsWith("{\"id\":\"");
    assertThat(results().filter(goodE.negate().and(request).and(r -> count(r, "e") == 0)))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(results().filter(goodE.negate().and(request).and(r -> count(r, "e") > 0)))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(results().filter(goodE.negate().and(request.negate()))).hasSizeGreaterThan(3);
    assertThat(results().filter(goodE.and(r -> !archive.holds(value(r, "e")))))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void chains() {
    List<List<String>> inputs =
        requests()
            .map(r -> tags(r).filter(t -> t.path(2).asText().equals("job")))
            .map(jobs -> jobs.map(t -> t.path(1).asText()).toList())
            .filter(jobs -> !jobs.isEmpty())
            .toList();
    Map<String, Long> uses =
        inputs.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(uses.values()).contains(2L);
    assertThat(inputs.stream().filter(jobs -> jobs.size() == 2)).isNotEmpty();
    assertThat(uses.keySet().stream().filter(id -> !archive.holds(id))).hasSizeGreaterThan(2);
    assertThat(results().map(r -> r.path("id").asText()).filter(uses::containsKey)).isNotEmpty();
    assertThat(requests().map(r -> r.path("id").asText()).filter(uses::containsKey)).isNotEmpty();
  }

  @Test
  void tagsOfRequests() {
    for (String tag : List.of("encrypted", "bid", "param", "output", "t", "i", "relays", "p")) {
      assertThat(requests().filter(r -> count(r, tag) > 0)).as(tag).hasSizeGreaterThan(2);
    }
    assertThat(requests().filter(r -> count(r, "p") >= 3)).hasSizeGreaterThanOrEqualTo(3);
    Set<String> types =
        requests()
            .flatMap(Archive::tags)
            .filter(t -> t.path(0).asText().equals("i"))
            .map(t -> t.path(2).asText())
            .collect(Collectors.toSet());
    assertThat(types).contains("text", "url", "event", "job");
  }

  @Test
  void cancellations() {
    List<JsonNode> deletions = archive.ofKind(5, 5).toList();
    Set<String> byTheAuthor =
        deletions.stream()
            .map(d -> d.path("pubkey").asText() + value(d, "e"))
            .collect(Collectors.toSet());
    List<String> cancelled =
        requests()
            .map(r -> r.path("pubkey").asText() + r.path("id").asText())
            .filter(byTheAuthor::contains)
            .toList();
    assertThat(cancelled).hasSize(3);
    assertThat(deletions).hasSize(4);
  }

  @Test
  void amounts() {
    List<String> amounts =
        archive
            .ofKind(7000, 7000)
            .filter(f -> count(f, "amount") > 0)
            .map(f -> value(f, "amount"))
            .toList();
    assertThat(amounts).contains("21 sats", "", "1e3", "1234567890123456789");
    assertThat(amounts.stream().filter(a -> a.matches("[0-9]{1,18}"))).hasSizeGreaterThan(8);
    List<String> thirds = answers().map(a -> value(a, "amount", 2)).toList();
    assertThat(thirds).anyMatch(t -> t.startsWith("LNBC")).contains("dvm@wallet.example");
    assertThat(thirds.stream().filter(t -> t.startsWith("lnbc1"))).isNotEmpty();
    assertThat(results().filter(r -> value(r, "amount", 2).startsWith("lnbc"))).isNotEmpty();
    List<String> invoices = thirds.stream().filter(t -> t.startsWith("lnbc")).toList();
    assertThat(invoices).hasSizeGreaterThan(Set.copyOf(invoices).size());
  }

  @Test
  void receipts() {
    Set<String> invoices = answers().map(a -> value(a, "amount", 2)).collect(Collectors.toSet());
    List<JsonNode> receipts = archive.ofKind(9735, 9735).toList();
    Predicate<JsonNode> byInvoice =
        r -> count(r, "bolt11") > 0 && invoices.contains(value(r, "bolt11"));
    Predicate<JsonNode> byEvent = r -> archive.holds(value(r, "e"));
    assertThat(receipts.stream().filter(byInvoice)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(receipts.stream().filter(byInvoice.negate().and(byEvent))).hasSizeGreaterThan(8);
    assertThat(receipts.stream().filter(byInvoice.negate().and(byEvent.negate()))).hasSize(2);
    assertThat(receipts.stream().filter(r -> count(r, "P") == 0)).isNotEmpty();
    assertThat(receipts.stream().filter(r -> !value(r, "description").contains("\"sig\"")))
        .hasSizeGreaterThan(2);
  }

  @Test
  void announcementsAndProfiles() {
    for (int kind : new int[] {0, 5, 10002, 11998, 31989, 31990}) {
      assertThat(archive.ofKind(kind, kind)).as("kind %d", kind).hasSizeGreaterThanOrEqualTo(2);
    }
    Map<String, List<Long>> versions =
        archive
            .ofKind(31990, 31990)
            .collect(
                Collectors.groupingBy(
                    a -> a.path("pubkey").asText() + value(a, "d"),
                    Collectors.mapping(Archive::time, Collectors.toList())));
    assertThat(versions.values()).anyMatch(v -> v.size() == 2 && v.get(0).equals(v.get(1)));
    assertThat(versions.values()).anyMatch(v -> v.size() == 2 && !v.get(0).equals(v.get(1)));
    assertThat(archive.ofKind(31990, 31990).map(a -> value(a, "k"))).contains("1", "5128");
    assertThat(archive.ofKind(31990, 31990).map(a -> a.path("content").asText()))
        .anyMatch(c -> c.startsWith("{'name"))
        .anyMatch(c -> c.startsWith("{\"name\":\"\""))
        .anyMatch(c -> c.contains("<script>"))
        .anyMatch(c -> c.contains("=HYPERLINK"))
        .anyMatch(c -> c.contains("\\u001b["));
  }

  @Test
  void edges() {
    int[] kinds = {1, 4999, 5000, 5999, 6000, 6999, 7000, 7001, 5128, 5129, 5666, 5969, 6666, 6969};
    assertThat(archive.elements().stream().map(Archive::kind).collect(Collectors.toSet()))
        .containsAll(Arrays.stream(kinds).boxed().toList());
    assertThat(requests().map(Archive::time))
        .contains(0L, Long.MAX_VALUE)
        .anyMatch(time -> time > 1_000_000_000_000L && time < Long.MAX_VALUE);
    assertThat(requests().map(r -> r.path("content").asText()))
        .anyMatch(c -> c.indexOf('\0') >= 0)
        .anyMatch(c -> c.indexOf('\u2028') >= 0)
        .anyMatch(c -> c.contains("\uD83D\uDE00"))
        .anyMatch(c -> c.startsWith("verbatim \u001b"));
  }

  @Test
  void theForgedCopyComesBeforeTheTrueEvent() {
    Map<String, List<String>> signatures =
        archive.elements().stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.path("id").asText(),
                    Collectors.mapping(e -> e.path("sig").asText(), Collectors.toList())));
    List<List<String>> pairs =
        signatures.entrySet().stream()
            .filter(entry -> entry.getKey().length() == 64)
            .map(Map.Entry::getValue)
            .filter(sigs -> sigs.size() == 2 && !sigs.get(0).equals(sigs.get(1)))
            .toList();
    assertThat(pairs).hasSize(2);
    for (List<String> pair : pairs) {
      JsonNode first = bySignature(pair.get(0));
      String trueSig = pair.get(1);
      // The result carries the whole request, with the signature that is right.
      assertThat(archive.answers(first, 6000, 6999))
          .anyMatch(result -> value(result, "request").contains(trueSig));
    }
  }

  private static JsonNode bySignature(String sig) {
    return archive.elements().stream()
        .filter(e -> e.path("sig").asText().equals(sig))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> requests() {
    return archive.ofKind(5000, 5999);
  }

  private static Stream<JsonNode> results() {
    return archive.ofKind(6000, 6999);
  }

  private static Stream<JsonNode> answers() {
    return archive.ofKind(6000, 7000);
  }

  private static Stream<String> authors(JsonNode request) {
    return archive.answers(request, 6000, 6999).map(a -> a.path("pubkey").asText());
  }

  private static Stream<Long> delays() {
    return requests()
        .filter(r -> time(r) > 1_000_000_000L && time(r) < 4_000_000_000L)
        .flatMap(r -> archive.answers(r, 6000, 6999).map(a -> time(a) - time(r)));
  }
}
