package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.SightingsWriter;
import live.dvmdash.query.RelayShares.Share;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** The shares against a count of plain sets. */
class RelaySharesPropertyTest {

  private static final Event LIKE = SigningAuthor.number(1).sign(1_738_591_200L, 1, List.of(), "");

  private Path directory = Path.of("");
  private int lakes;

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("dvmdash-shares-");
  }

  @AfterProperty
  void removeDirectory() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 60)
  void theyAreWhatPlainSetsSay(
      @ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> events,
      @ForAll @IntRange(min = 1, max = 70) int relays,
      @ForAll @IntRange(min = 1, max = 80) int commitEvery)
      throws IOException {
    Lake lake = Lake.at(directory.resolve("lake" + lakes++), Clock.systemUTC());
    Map<String, Set<Integer>> had = new HashMap<>();
    try (SightingsWriter writer = lake.sightings().writer()) {
      for (int i = 0; i < events.size(); i++) {
        String relay = "wss://r" + (i * 31 + events.get(i) * 7) % relays;
        writer.saw(event(events.get(i)), relay);
        had.computeIfAbsent(relay, r -> new HashSet<>()).add(events.get(i));
        if (i % commitEvery == 0) {
          writer.commit();
        }
      }
      writer.commit();
    }
    List<String> wanted = new ArrayList<>(List.of("wss://never", "wss://r0", "wss://r1"));
    wanted.addAll(had.keySet().stream().filter(relay -> relay.hashCode() % 3 != 0).toList());

    try (Database database = Database.open(lake.snapshot(), 2, directory.resolve("engine"))) {
      RelayShares shares = RelayShares.of(database, lake.sightings());

      assertThat(shares.relays()).containsExactlyElementsOf(new TreeSet<>(had.keySet()));
      assertThat(shares.among(wanted)).isEqualTo(expected(new TreeSet<>(wanted), had));
    }
  }

  private static Event event(int number) {
    return new Event(
        new Bytes32(number * 0x9E3779B97F4A7C15L, 0, 0, number),
        LIKE.pubkey(),
        LIKE.createdAt() + number * 86_400L,
        LIKE.kind(),
        LIKE.tags(),
        LIKE.content(),
        LIKE.sig());
  }

  private static List<Share> expected(Set<String> relays, Map<String, Set<Integer>> had) {
    List<Share> shares = new ArrayList<>();
    Set<Integer> covered = new HashSet<>();
    Set<String> left = new TreeSet<>(relays);
    while (!left.isEmpty()) {
      String best = "";
      Set<Integer> added = Set.of();
      for (String relay : left) {
        Set<Integer> adds = minus(had.getOrDefault(relay, Set.of()), covered);
        if (best.isEmpty() || adds.size() > added.size()) {
          best = relay;
          added = adds;
        }
      }
      Set<Integer> others = new HashSet<>();
      for (String relay : relays) {
        if (!relay.equals(best)) {
          others.addAll(had.getOrDefault(relay, Set.of()));
        }
      }
      Set<Integer> events = had.getOrDefault(best, Set.of());
      shares.add(new Share(best, events.size(), minus(events, others).size(), added.size()));
      covered.addAll(added);
      left.remove(best);
    }
    return shares;
  }

  private static Set<Integer> minus(Set<Integer> from, Set<Integer> what) {
    Set<Integer> rest = new HashSet<>(from);
    rest.removeAll(what);
    return rest;
  }
}
