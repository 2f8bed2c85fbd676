package live.dvmdash.trace;

import static live.dvmdash.trace.Story.job;
import static live.dvmdash.trace.Told.links;
import static live.dvmdash.trace.Told.root;
import static live.dvmdash.trace.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How traces go on along the inputs of requests. */
class TracerChainTest {

  @TempDir Path directory;

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
}
