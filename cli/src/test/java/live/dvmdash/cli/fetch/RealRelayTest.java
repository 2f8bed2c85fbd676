package live.dvmdash.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.dvmdash.cli.fetch.NodePrograms.Relay;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.GeneratedEvents;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.relay.testing.SignedEvents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fetches from two relays that others wrote: one that keeps what it gets in the order of arrival
 * and believes everything, and one over SQLite that is strict, with caps on what it answers.
 */
class RealRelayTest {

  /** When the first fetch happens: all generated events are of the thirty days before. */
  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

  private static final long SINCE = NOW.getEpochSecond() - 30 * 86_400;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @BeforeAll
  static void install() throws Exception {
    NodePrograms.install();
  }

  @Test
  void whatBothHaveComesAndThenOnlyWhatIsNew() throws Exception {
    List<Event> all = generated();
    try (Relay inMemory = NodePrograms.relay("nostrmini.mjs");
        Relay strict = NodePrograms.relay("nostr-relay.mjs", "50")) {
      Set<String> accepted = new HashSet<>(NodePrograms.publish(inMemory, part(all, 0)));
      accepted.addAll(NodePrograms.publish(strict, part(all, 1)));
      List<Event> there =
          all.stream()
              .filter(event -> isTimely(event) && accepted.contains(event.id().hex()))
              .toList();
      Set<String> expected = ids(expected(there));

      Cli.Result first = fetch(NOW, inMemory, strict);

      assertThat(first.exitCode()).as(first.toString()).isZero();
      assertSame(lake(), expected);
      Set<String> jobs = ids(there.stream().filter(RealRelayTest::isOfDvms).toList());
      assertSame(found(there, inMemory, strict), jobs);
      assertThat(jobs).hasSizeGreaterThan(300);

      SignedEvents somebody = SignedEvents.by(1);
      List<Event> later = somebody.requests(7, NOW.getEpochSecond() + 60);
      NodePrograms.publish(inMemory, later.subList(0, 5));
      NodePrograms.publish(strict, later.subList(3, 7));

      Cli.Result second = fetch(NOW.plusSeconds(3600), inMemory, strict);

      assertThat(second.exitCode()).as(second.toString()).isZero();
      expected.addAll(ids(later));
      assertSame(lake(), expected);
      JsonNode summary = JSON.readTree(second.out());
      assertThat(summary.path("new").asInt()).isEqualTo(later.size());
      for (int relay = 0; relay < 2; relay++) {
        assertThat(pages(second).get(relay)).isPositive().isLessThan(pages(first).get(relay));
      }
      assertThat(pages(second).get(0)).isLessThan(30);
    }
  }

  @Test
  void secondWithManyTimesMoreThanAnAnswerHolds() throws Exception {
    List<Event> events = crowd();
    Path file = directory.resolve("events.jsonl");
    NodePrograms.write(events, Files.newBufferedWriter(file));
    try (Relay strict = NodePrograms.relay("nostr-relay.mjs", "10", file.toString())) {
      Cli.Result result = fetch(NOW, strict);

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertSame(lake(), ids(events));
      assertThat(JSON.readTree(result.out()).findPath("gaps")).isEmpty();
    }
  }

  /** Events of several kinds and authors, 700 of 2,000 in one second. */
  private static List<Event> crowd() {
    long second = NOW.getEpochSecond() - 40_000;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      SignedEvents author = SignedEvents.by(1 + i % 23);
      long at = i < 700 ? second : second - 1_000 + i;
      events.add(
          switch (i % 4) {
            case 0, 1 -> author.request(at, 5300);
            case 2 -> author.event(at, 6300);
            default -> author.event(at, Kind.FEEDBACK, List.of("status", "processing"));
          });
    }
    return events;
  }

  /**
   * Generated events, in no order of time. Heartbeats are left out: of these not all are stored.
   */
  private static List<Event> generated() throws Exception {
    List<Event> events = GeneratedEvents.among(1_000);
    events.removeIf(event -> event.kind() == Kind.HEARTBEAT);
    Collections.shuffle(events, new Random(1));
    return events;
  }

  /**
   * What a relay is to have: the first one two thirds of all, and everything that can be replaced
   * or that deletes, which the strict one would carry out; that one has another two thirds.
   */
  private static List<Event> part(List<Event> all, int relay) {
    List<Event> part = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean regular = isJob(all.get(i)) || all.get(i).kind() == Kind.ZAP_RECEIPT;
      if (regular ? i % 3 != relay : relay == 0) {
        part.add(all.get(i));
      }
    }
    return part;
  }

  /** Jobs and what tells of DVMs, and of the rest what refers to those jobs and their authors. */
  private static List<Event> expected(List<Event> there) {
    List<Event> jobs = there.stream().filter(RealRelayTest::isJob).toList();
    Set<String> ids = ids(jobs);
    Set<String> authors = jobs.stream().map(job -> job.pubkey().hex()).collect(Collectors.toSet());
    return there.stream()
        .filter(event ->
            switch (event.kind()) {
              case Kind.PROFILE, Kind.RELAY_LIST -> authors.contains(event.pubkey().hex());
              case Kind.ZAP_RECEIPT, Kind.DELETION ->
                  event.tags().stream()
                      .anyMatch(tag ->
                          tag.size() > 1 && tag.get(0).equals("e") && ids.contains(tag.get(1)));
              default -> isOfDvms(event);
            })
        .toList();
  }

  private static boolean isJob(Event event) {
    return Kind.isRequest(event.kind()) || Kind.isAnswer(event.kind());
  }

  private static boolean isOfDvms(Event event) {
    return isJob(event) || event.kind() == Kind.ANNOUNCEMENT || event.kind() == Kind.RECOMMENDATION;
  }

  /** Some are made with times like 0 or the year 9999, which nobody asks for. */
  private static boolean isTimely(Event event) {
    return event.createdAt() >= SINCE && event.createdAt() <= NOW.getEpochSecond();
  }

  /** Says only what differs. */
  private static void assertSame(Set<String> actual, Set<String> expected) {
    assertThat(minus(expected, actual)).as("missing of %d", expected.size()).isEmpty();
    assertThat(minus(actual, expected)).as("too many").isEmpty();
  }

  private static Set<String> minus(Set<String> ids, Set<String> others) {
    Set<String> left = new HashSet<>(ids);
    left.removeAll(others);
    return left;
  }

  private static Set<String> ids(Collection<Event> events) {
    return events.stream().map(event -> event.id().hex()).collect(Collectors.toSet());
  }

  private static Set<String> found(List<Event> there, Relay... relays) throws Exception {
    Set<Integer> kinds =
        there.stream()
            .filter(RealRelayTest::isOfDvms)
            .map(Event::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found = new HashSet<>();
    for (Relay relay : relays) {
      found.addAll(NodePrograms.find(relay, SINCE, NOW.getEpochSecond() + 1, List.copyOf(kinds)));
    }
    return found;
  }

  private Cli cli() {
    return new Cli(directory).with("DVMDASH_LAKE", "lake");
  }

  private Cli.Result fetch(Instant when, Relay... relays) {
    List<String> line = new ArrayList<>(List.of("fetch", "--days", "30", "--json"));
    for (Relay relay : relays) {
      line.addAll(List.of("--relay", relay.url()));
    }
    return cli().at(when).run(line.toArray(String[]::new));
  }

  private Set<String> lake() throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : cli().run("export").out().lines().toList()) {
      ids.add(JSON.readTree(line).path("id").asText());
    }
    return ids;
  }

  private static List<Integer> pages(Cli.Result fetch) throws IOException {
    List<Integer> pages = new ArrayList<>();
    JSON.readTree(fetch.out())
        .path("relays")
        .forEach(relay -> pages.add(relay.path("pages").asInt()));
    return pages;
  }
}
