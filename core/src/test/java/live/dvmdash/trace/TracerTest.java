package live.dvmdash.trace;

import static live.dvmdash.trace.Story.e;
import static live.dvmdash.trace.Story.job;
import static live.dvmdash.trace.Story.key;
import static live.dvmdash.trace.Story.p;
import static live.dvmdash.trace.Told.links;
import static live.dvmdash.trace.Told.root;
import static live.dvmdash.trace.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.event.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a single job, and what its nodes hold. */
class TracerTest {

  private static final long DAY = 86_400;

  @TempDir Path directory;

  private static Story simple() {
    return new Story()
        .request("q", "alice", 0)
        .feedback("f", "bob", 1, "q", "processing")
        .result("r", "bob", 3, "q")
        .request("another", "alice", 1)
        .result("its result", "bob", 4, "another");
  }

  private static final String[] SIMPLE = {
    "FEEDBACK f",
    "REQUEST q",
    "RESULT r",
    "entity alice customer",
    "entity bob dvm",
    "FEEDBACK_FOR f → q",
    "MAKES_EVENT alice → q",
    "MAKES_EVENT bob → f",
    "MAKES_EVENT bob → r",
    "RESULT_FOR r → q"
  };

  @Test
  void aJobIsItsRequestItsAnswersAndTheirAuthors() throws IOException, NotFound {
    Trace trace = simple().trace(directory, "q");

    assertThat(told(trace)).containsExactly(SIMPLE);
    assertThat(root(trace)).isEqualTo("q");
    assertThat(trace.asked()).isEqualTo(key("q").hex());
  }

  @Test
  void anAnswerStandsForItsRequest() throws IOException, NotFound {
    Trace ofResult = simple().trace(directory.resolve("a"), "r");
    Trace ofFeedback = simple().trace(directory.resolve("b"), "f");

    assertThat(told(ofResult)).containsExactly(SIMPLE);
    assertThat(told(ofFeedback)).containsExactly(SIMPLE);
    assertThat(root(ofFeedback)).isEqualTo("q");
    assertThat(ofResult.asked()).isEqualTo(key("r").hex());
  }

  @Test
  void answersOfEveryMonthAndEveryDvmAreFound() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("q", "alice", 0)
            .result("early", "carol", -40 * DAY, "q")
            .result("r", "bob", 3, "q")
            .event("unexpected", "dave", 5, 6300, "", e("q"))
            .result("late", "bob", 40 * DAY, "q")
            .trace(directory, "q");

    assertThat(links(trace))
        .containsExactly(
            "RESULT_FOR early → q",
            "RESULT_FOR late → q",
            "RESULT_FOR r → q",
            "RESULT_FOR unexpected → q");
    assertThat(trace.nodes())
        .filteredOn(Node.KnownEvent.class::isInstance)
        .extracting(node -> Story.name(node.key()))
        .containsExactly("early", "q", "r", "unexpected", "late");
    assertThat(trace.nodes())
        .filteredOn(Node.Entity.class::isInstance)
        .extracting(node -> Story.name(node.key()))
        .containsExactlyInAnyOrder("alice", "bob", "carol", "dave");
  }

  @Test
  void aTargetThatIsNoRequestIsTheRootAllTheSame() throws IOException, NotFound {
    Trace trace =
        new Story()
            .event("note", "alice", 0, 1, "hello")
            .result("r1", "bob", 1, "note")
            .result("r2", "carol", 2, "note")
            .trace(directory, "r1");

    assertThat(told(trace))
        .contains("OTHER note", "RESULT_FOR r1 → note", "RESULT_FOR r2 → note", "entity alice");
    assertThat(root(trace)).isEqualTo("note");
  }

  @Test
  void anAnswerThatNamesNoRequestIsAlone() throws IOException, NotFound {
    Trace trace =
        new Story()
            .event("r", "bob", 0, 6050, "done")
            .event("r2", "bob", 0, 6050, "done")
            .trace(directory, "r");

    assertThat(told(trace)).containsExactly("RESULT r", "entity bob dvm", "MAKES_EVENT bob → r");
    assertThat(root(trace)).isNull();
  }

  @Test
  void excludedKindsAnswerNothing() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("q", "alice", 0)
            .event("vote", "bob", 1, 6969, "", e("q"))
            .event("foreign", "bob", 1, 5666, "", job("q"))
            .trace(directory, "q");

    assertThat(told(trace))
        .containsExactly("REQUEST q", "entity alice customer", "MAKES_EVENT alice → q");
  }

  @Test
  void onlyTheAuthorsOwnDeletionsCount() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("q", "alice", 0, p("dave"), p("bob"))
            .result("r", "bob", 1, "q")
            .event("d1", "alice", 2, 5, "", e("other"), e("q"))
            .event("d2", "alice", 60 * DAY, 5, "changed my mind", e("q"))
            .event("d3", "bob", 3, 5, "", e("q"))
            .event("d4", "alice", 3, 5, "", e("r"))
            .trace(directory, "q");

    assertThat(trace.nodes())
        .filteredOn(Node.KnownEvent.class::isInstance)
        .extracting(Node.KnownEvent.class::cast)
        .satisfiesExactly(
            request -> {
              assertThat(request.deletedBy()).containsExactly(sorted(key("d1"), key("d2")));
              assertThat(request.addressedTo()).containsExactly(sorted(key("bob"), key("dave")));
            },
            result -> assertThat(result.deletedBy()).isEmpty());
    assertThat(trace.edges()).hasSize(3);
  }

  private static Bytes32[] sorted(Bytes32... keys) {
    return List.of(keys).stream().sorted().toArray(Bytes32[]::new);
  }

  @Test
  void eventsSayWhatTheyHold() throws IOException, NotFound {
    Trace trace =
        new Story()
            .event("profile", "bob", -90 * DAY, 0, "{\"name\":\"Bob's machine\"}")
            .event(
                "q",
                "alice",
                0,
                5050,
                "",
                List.of("i", "a poem", "text"),
                List.of("i", "bare"),
                job("nowhere"),
                List.of("i"))
            .event(
                "f",
                "bob",
                1,
                7000,
                "partly",
                e("q"),
                List.of("status", "payment-required", "please"),
                List.of("amount", "21000"))
            .event("r", "bob", 2, 6050, "?iv=x", e("q"), List.of("encrypted"))
            .trace(directory, "q");

    assertThat(trace.nodes())
        .contains(
            new Node.Entity(key("bob"), "Bob's machine", false, true),
            new Node.Entity(key("alice"), null, true, false),
            new Node.MissingEvent(key("nowhere")),
            new Node.KnownEvent(
                key("q"),
                5050,
                "text generation",
                Node.Role.REQUEST,
                Story.START,
                key("alice"),
                "",
                false,
                null,
                null,
                null,
                null,
                List.of(
                    new Node.Input("a poem", "text"),
                    new Node.Input("bare", null),
                    new Node.Input(key("nowhere").hex(), "job")),
                List.of(key("nowhere")),
                List.of(),
                List.of()),
            new Node.KnownEvent(
                key("f"),
                7000,
                null,
                Node.Role.FEEDBACK,
                Story.START + 1,
                key("bob"),
                "partly",
                false,
                key("q"),
                "payment-required",
                "please",
                21_000L,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new Node.KnownEvent(
                key("r"),
                6050,
                "text generation",
                Node.Role.RESULT,
                Story.START + 2,
                key("bob"),
                "?iv=x",
                true,
                key("q"),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }
}
