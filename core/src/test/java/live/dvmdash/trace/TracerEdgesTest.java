package live.dvmdash.trace;

import static live.dvmdash.trace.Story.job;
import static live.dvmdash.trace.Story.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Database;
import live.dvmdash.trace.NotFound.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be traced, prefixes of ids, and traces of great length and width. */
class TracerEdgesTest {

  @TempDir Path directory;

  private NotFound refused(Story story, String asked) {
    return catchThrowableOfType(NotFound.class, () -> story.trace(directory, asked));
  }

  @Test
  void anUnknownIdIsNotFound() {
    NotFound refused = refused(new Story().request("q", "alice", 0), "nobody knows");

    assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN);
    assertThat(refused).hasMessage("no event " + key("nobody knows") + " in the lake");
  }

  @Test
  void anEmptyLakeHasNothingToTrace() throws IOException, NotFound {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    try (Database database = Database.open(lake.snapshot(), 1, directory)) {
      Tracer tracer = Tracer.over(database, KindTable.defaults());

      assertThat(tracer.idsStartingWith("00000000")).isEmpty();
      assertThat(catchThrowableOfType(NotFound.class, () -> tracer.trace(key("q"))))
          .hasMessage("the lake holds no events yet")
          .extracting(NotFound::reason)
          .isEqualTo(Reason.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0     | it is a profile (kind 0)",
        "31990 | it is the announcement of a DVM (kind 31990)",
        "5     | it is a deletion (kind 5)",
        "9735  | it is a zap receipt (kind 9735) that names no event",
        "10002 | it is a list of relays (kind 10002)",
        "11998 | it is a DVM's sign of life (kind 11998)",
        "5969  | its kind is excluded from the kinds of jobs (kind 5969)",
        "6666  | its kind is excluded from the kinds of jobs (kind 6666)",
        "1     | it is neither a job request nor a result nor feedback (kind 1)",
      })
  void anEventThatIsPartOfNoJobIsRefused(int kind, String sentence) {
    NotFound refused = refused(new Story().event("x", "bob", 0, kind, "{}"), "x");

    assertThat(refused.reason()).isEqualTo(Reason.NO_JOB);
    assertThat(refused).hasMessage("event " + key("x") + " is part of no job: " + sentence);
  }

  @Test
  void theExcludedKindsAreAMatterOfChoice() throws IOException, NotFound {
    Story story = new Story().event("x", "bob", 0, 5969, "");
    try (Database database = story.database(directory)) {
      KindTable none = KindTable.defaults().excluding(List.of());

      assertThat(Tracer.over(database, none).trace(key("x")).root()).isEqualTo(key("x"));
    }
  }

  @Test
  void aPrefixFindsEveryIdThatBeginsSo() throws IOException {
    Story story = new Story();
    List<Bytes32> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      story.request("q" + i, "alice", i);
      all.add(key("q" + i));
    }
    all.sort(null);
    try (Database database = story.database(directory)) {
      Tracer tracer = Tracer.over(database, KindTable.defaults());
      for (Bytes32 id : List.of(all.getFirst(), all.get(150), all.getLast())) {
        for (int digits : new int[] {8, 9, 63, 64}) {
          assertThat(tracer.idsStartingWith(id.hex().substring(0, digits))).containsExactly(id);
        }
        String digit = id.hex().substring(0, 1);
        assertThat(tracer.idsStartingWith(digit))
            .isEqualTo(all.stream().filter(any -> any.hex().startsWith(digit)).limit(10).toList());
      }
      assertThat(tracer.idsStartingWith(key("not stored").hex())).isEmpty();
    }
  }

  @Test
  void oneTracerAnswersManyQuestions() throws IOException, NotFound {
    Story story =
        new Story().request("a", "alice", 0).request("b", "bob", 1).result("c", "carol", 2, "b");
    try (Database database = story.database(directory)) {
      Tracer tracer = Tracer.over(database, KindTable.defaults());
      Trace first = tracer.trace(key("b"));
      assertThat(tracer.trace(key("a")).nodes()).hasSize(2);
      assertThat(tracer.trace(key("b"))).isEqualTo(first);
    }
  }

  @Test
  void aChainOfFourHundredJobsIsFollowedToItsEnds() throws IOException, NotFound {
    Story story = new Story().request("q0", "alice", 0).result("r0", "bob", 1, "q0");
    for (int i = 1; i < 400; i++) {
      story.request("q" + i, "alice", 2L * i, job((i % 2 == 0 ? "q" : "r") + (i - 1)));
      story.result("r" + i, "bob", 2L * i + 1, "q" + i);
    }
    Trace trace = story.trace(directory, "q200");

    assertThat(trace.nodes()).hasSize(2 + 800);
    assertThat(trace.edges()).hasSize(800 + 400 + 399);
    assertThat(trace.root()).isEqualTo(key("q200"));
  }

  @Test
  void threeHundredResultsAreAllShown() throws IOException, NotFound {
    Story story = new Story().request("q", "alice", 0);
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      story.result("r" + i, "dvm" + i % 150, i, "q");
      expected.add("r" + i);
    }
    Trace trace = story.trace(directory, "r7");

    assertThat(trace.nodes()).hasSize(151 + 301);
    assertThat(trace.edges())
        .filteredOn(edge -> edge.type() == Edge.Type.RESULT_FOR)
        .extracting(edge -> Story.name(edge.from()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
