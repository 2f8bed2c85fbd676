package live.dvmdash.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Tally;
import live.dvmdash.query.Database;
import live.dvmdash.query.KnownJobs;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Selection.Field;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked about jobs, and how often. */
class ContextPlanTest {

  private static final long DAY = 86_400;
  private static final long BORN = 20_000 * DAY + 3_600;
  private static final SigningAuthor CUSTOMER = SigningAuthor.number(1);
  private static final SigningAuthor DVM = SigningAuthor.number(2);

  @TempDir Path directory;

  private final Event request =
      CUSTOMER.sign(BORN, 5300, List.of(List.of("p", DVM.pubkey().hex())), "");
  private final Event result =
      DVM.sign(BORN + 5, 6300, List.of(List.of("e", request.id().hex())), "");

  @Test
  void aJobIsAskedAboutEachNightAtFirstAndTwiceLater() throws IOException {
    Map<String, KindTimes> given = new HashMap<>();
    StringBuilder asked = new StringBuilder();
    for (int night = 0; night < 32; night++) {
      ContextPlan plan = plan(BORN + night * DAY, List.of(), request, result);
      List<Selection> selections = selections(plan, given, Field.E_TAGS);
      asked.append(selections.isEmpty() ? '.' : '!');
      plan.done().forEach(done -> given.merge(done.checkpoint(), done.times(), KindTimes::plus));
    }
    assertThat(asked).hasToString("!!!....." + "!....................." + "!.");
  }

  @Test
  void aNightThatDidNotSucceedIsMadeUpFor() throws IOException {
    ContextPlan plan = plan(BORN + 12 * DAY, List.of(), request, result);
    assertThat(selections(plan, Map.of(), Field.E_TAGS))
        .containsExactly(new Selection(Field.E_TAGS, List.of(request.id(), result.id())));
  }

  @Test
  void thoseWhoTakePartAreAskedAbout() throws IOException {
    ContextPlan plan = plan(BORN + 12 * DAY, List.of(), request, result);
    assertThat(selections(plan, Map.of(), Field.AUTHORS))
        .containsExactly(new Selection(Field.AUTHORS, List.of(CUSTOMER.pubkey(), DVM.pubkey())));
  }

  @Test
  void ofOneDvmTheRequestsItAnsweredAreLookedForByTheirIds() throws IOException {
    ContextPlan plan = plan(BORN + DAY, List.of(DVM.pubkey()), result);
    assertThat(selections(plan, Map.of(), Field.IDS))
        .containsExactly(new Selection(Field.IDS, List.of(request.id())));
    assertThat(selections(plan, Map.of(), Field.E_TAGS))
        .containsExactly(new Selection(Field.E_TAGS, List.of(request.id(), result.id())));
  }

  private static List<Selection> selections(
      ContextPlan plan, Map<String, KindTimes> given, Field field) {
    Map<Long, Integer> before = given.isEmpty() ? Map.of() : plan.askedAbout();
    return plan.tasks(key -> given.getOrDefault(key, KindTimes.NONE), before).stream()
        .map(Task::selection)
        .filter(selection -> selection.field() == field)
        .toList();
  }

  private ContextPlan plan(long now, List<Bytes32> dvms, Event... events) throws IOException {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    Derivation derivation = new Derivation(Signatures.fastest());
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ZERO)) {
      for (Event event : events) {
        writer.add(derivation.of(event), new Tally());
      }
      writer.commit();
    }
    KindTable kinds = KindTable.defaults();
    try (Database database = Database.open(lake.snapshot(), 1, directory.resolve("engine"))) {
      new Vocabulary(database, kinds).defineStored();
      return new ContextPlan(order(now, dvms), new KnownJobs(database), now, now + 900);
    }
  }

  private static FetchOrder order(long now, List<Bytes32> dvms) {
    return new FetchOrder(
        List.of(),
        new Interval(now - 20 * DAY, now + 901),
        null,
        dvms,
        true,
        false,
        new FetchOrder.Limits(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1)),
        null,
        null);
  }
}
