package live.dvmdash.trace;

import static live.dvmdash.trace.Story.e;
import static live.dvmdash.trace.Story.job;
import static live.dvmdash.trace.Story.key;
import static live.dvmdash.trace.Story.p;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracerTest {

  private static final long DAY = 86_400;

  @TempDir Path directory;

  /** The trace in names: nodes, then edges, each list in the order of the alphabet. */
  private static List<String> told(Trace trace) {
    List<String> nodes = new ArrayList<>();
    for (Node node : trace.nodes()) {
      String name = Story.name(node.key());
      nodes.add(
          switch (node) {
            case Node.Entity entity -> "entity " + name + roles(entity);
            case Node.KnownEvent event -> event.role() + " " + name;
            case Node.MissingEvent event -> "missing " + name;
          });
    }
    List<String> edges = new ArrayList<>();
    for (Edge edge : trace.edges()) {
      edges.add(edge.type() + " " + Story.name(edge.from()) + " → " + Story.name(edge.to()));
    }
    nodes.sort(null);
    edges.sort(null);
    nodes.addAll(edges);
    return nodes;
  }

  private static String roles(Node.Entity entity) {
    return (entity.customer() ? " customer" : "") + (entity.provider() ? " dvm" : "");
  }

  private static @Nullable String root(Trace trace) {
    return trace.root() == null ? null : Story.name(trace.root().hex());
  }

  private static List<String> links(Trace trace) {
    return told(trace).stream()
        .filter(line -> line.startsWith("JOB_INPUT") || line.startsWith("RESULT_FOR"))
        .toList();
  }

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
  void aChainIsTheSameFromWhicheverEnd() throws IOException, NotFound {
    Story chain =
        new Story()
            .request("q1", "alice", 0)
            .result("r1", "bob", 3, "q1")
            .request("q2", "bob", 10, job("q1"))
            .request("q3", "carol", 20, job("q2"))
            .result("r3", "dave", 30, "q3");
    for (String asked : List.of("q1", "q2", "q3", "r1", "r3")) {
      Trace trace = chain.trace(directory.resolve(asked), asked);

      assertThat(told(trace))
          .as(asked)
          .contains("REQUEST q1", "REQUEST q2", "REQUEST q3", "RESULT r1", "RESULT r3")
          .contains("entity bob customer dvm");
      assertThat(links(trace))
          .containsExactly(
              "JOB_INPUT q2 → q1", "JOB_INPUT q3 → q2", "RESULT_FOR r1 → q1", "RESULT_FOR r3 → q3");
      assertThat(root(trace)).isEqualTo(asked.replace('r', 'q'));
    }
  }

  @Test
  void anInputThatIsAResultStandsForItsRequest() throws IOException, NotFound {
    Story story =
        new Story()
            .request("q1", "alice", 0)
            .result("r1", "bob", 3, "q1")
            .result("other r1", "carol", 4, "q1")
            .request("q2", "alice", 10, job("r1"));
    String[] expected = {"JOB_INPUT q2 → r1", "RESULT_FOR other r1 → q1", "RESULT_FOR r1 → q1"};

    assertThat(links(story.trace(directory.resolve("a"), "q1"))).containsExactly(expected);
    assertThat(links(story.trace(directory.resolve("b"), "q2"))).containsExactly(expected);
    assertThat(links(story.trace(directory.resolve("c"), "other r1"))).containsExactly(expected);
  }

  @Test
  void forksAndDiamondsAreVisitedOnce() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("top", "alice", 0)
            .request("left", "alice", 1, job("top"))
            .request("right", "alice", 2, job("top"))
            .request("bottom", "alice", 3, job("left"), job("right"), job("left"))
            .trace(directory, "left");

    assertThat(told(trace))
        .containsExactly(
            "REQUEST bottom",
            "REQUEST left",
            "REQUEST right",
            "REQUEST top",
            "entity alice customer",
            "JOB_INPUT bottom → left",
            "JOB_INPUT bottom → right",
            "JOB_INPUT left → top",
            "JOB_INPUT right → top",
            "MAKES_EVENT alice → bottom",
            "MAKES_EVENT alice → left",
            "MAKES_EVENT alice → right",
            "MAKES_EVENT alice → top");
  }

  @Test
  void aCircleEnds() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("a", "alice", 0, job("c"))
            .request("b", "alice", 1, job("a"), job("b"))
            .request("c", "alice", 2, job("b"))
            .trace(directory, "b");

    assertThat(links(trace))
        .containsExactly(
            "JOB_INPUT a → c", "JOB_INPUT b → a", "JOB_INPUT b → b", "JOB_INPUT c → b");
  }

  @Test
  void aMissingRequestIsTheRootOfItsAnswers() throws IOException, NotFound {
    Story story =
        new Story()
            .result("r1", "bob", 0, "gone")
            .feedback("f1", "carol", 1, "gone", "error")
            .request("q2", "alice", 2, job("r1"));
    String[] expected = {
      "FEEDBACK f1",
      "REQUEST q2",
      "RESULT r1",
      "entity alice customer",
      "entity bob dvm",
      "entity carol dvm",
      "missing gone",
      "FEEDBACK_FOR f1 → gone",
      "JOB_INPUT q2 → r1",
      "MAKES_EVENT alice → q2",
      "MAKES_EVENT bob → r1",
      "MAKES_EVENT carol → f1",
      "RESULT_FOR r1 → gone"
    };

    Trace ofResult = story.trace(directory.resolve("a"), "r1");
    assertThat(told(ofResult)).containsExactly(expected);
    assertThat(root(ofResult)).isEqualTo("gone");

    Trace ofFollower = story.trace(directory.resolve("b"), "q2");
    assertThat(told(ofFollower)).containsExactly(expected);
    assertThat(root(ofFollower)).isEqualTo("q2");
  }

  @Test
  void anUnknownInputIsMissingAndLeadsNowhere() throws IOException, NotFound {
    Trace trace =
        new Story()
            .request("q", "alice", 0, job("nowhere"))
            .request("stranger", "bob", 1, job("nowhere"))
            .trace(directory, "q");

    assertThat(told(trace))
        .containsExactly(
            "REQUEST q",
            "entity alice customer",
            "missing nowhere",
            "JOB_INPUT q → nowhere",
            "MAKES_EVENT alice → q");
  }

  @Test
  void anUnknownInputThatWasAnsweredIsARequest() throws IOException, NotFound {
    Trace trace =
        new Story()
            .result("r", "bob", 0, "gone")
            .request("q", "alice", 1, job("gone"))
            .trace(directory, "q");

    assertThat(told(trace))
        .contains("missing gone", "RESULT r", "RESULT_FOR r → gone", "JOB_INPUT q → gone");
  }

  @Test
  void anInputThatIsNoJobIsShownAndLeadsNowhere() throws IOException, NotFound {
    Trace trace =
        new Story()
            .event("note", "carol", 0, 1, "hello")
            .event("poll", "dave", 0, 5969, "?")
            .event("unlinked", "erin", 0, 6050, "hm")
            .request("q", "alice", 1, job("note"), job("poll"), job("unlinked"))
            .request("stranger", "bob", 2, job("note"), job("poll"), job("unlinked"))
            .trace(directory, "q");

    assertThat(told(trace))
        .containsExactly(
            "OTHER note",
            "OTHER poll",
            "REQUEST q",
            "RESULT unlinked",
            "entity alice customer",
            "entity carol",
            "entity dave",
            "entity erin dvm",
            "JOB_INPUT q → note",
            "JOB_INPUT q → poll",
            "JOB_INPUT q → unlinked",
            "MAKES_EVENT alice → q",
            "MAKES_EVENT carol → note",
            "MAKES_EVENT dave → poll",
            "MAKES_EVENT erin → unlinked");
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
