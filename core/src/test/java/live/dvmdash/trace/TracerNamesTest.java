package live.dvmdash.trace;

import static live.dvmdash.trace.Story.job;
import static live.dvmdash.trace.Story.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those in a trace are called, when they have said it many times over many months. */
class TracerNamesTest {

  private static final long DAY = 86_400;
  private static final long MONTH = 30 * DAY;

  @TempDir private Path directory;

  private final Story story =
      new Story().request("q", "alice", 0).result("r", "bob", 3, "q").result("s", "eve", 4, "q");

  @Test
  void theNewestProfileCounts() throws Exception {
    for (int month = 0; month < 12; month++) {
      story
          .event("b" + month, "bob", -month * MONTH, 0, "{\"name\":\"Bob " + month + "\"}")
          .event("e" + month, "eve", (month - 12) * MONTH, 0, "{\"name\":\"Eve " + month + "\"}");
    }

    assertThat(nameOf("bob")).isEqualTo("Bob 0");
    assertThat(nameOf("eve")).isEqualTo("Eve 11");
  }

  @Test
  void ofSeveralAnnouncementsEachHasItsNewestVersion() throws Exception {
    announced("x, once", -300, "x", "{\"name\":\"Once\"}");
    announced("x, withdrawn", -10, "x", "{}");
    announced("y, once", -200, "y", "{\"name\":\"Long ago\"}");
    announced("y, now", -100, "y", "{\"name\":\"Now\"}");
    story.event("profile", "bob", -5 * DAY, 0, "{\"name\":\"Bob\"}");

    assertThat(nameOf("bob")).isEqualTo("Now");
  }

  @Test
  void ofOneSecondTheLowestIdCounts() throws Exception {
    List<String> ids = List.of("one", "two", "three", "four");
    for (String id : ids) {
      story.event(id, "bob", -DAY, 0, "{\"name\":\"Bob " + id + "\"}");
    }
    String lowest =
        ids.stream().min((a, b) -> key(a).compareTo(key(b))).map("Bob "::concat).orElseThrow();

    assertThat(nameOf("bob")).isEqualTo(lowest);
  }

  @Test
  void anOldVersionIsStillThereAsAnInput() throws Exception {
    announced("old", -300, "x", "{\"name\":\"Old\"}");
    announced("new", -10, "x", "{\"name\":\"New\"}");
    story.request("about it", "alice", 5, job("old")).result("t", "bob", 6, "about it");

    Trace trace = story.trace(directory.resolve("about it"), "about it");

    assertThat(trace.nodes())
        .anyMatch(node ->
            node instanceof Node.KnownEvent event
                && event.id().equals(key("old"))
                && event.content().equals("{\"name\":\"Old\"}"));
    assertThat(nameOf(trace, "bob")).isEqualTo("New");
  }

  private void announced(String id, long day, String d, String content) {
    story.event(id, "bob", day * DAY, 31990, content, List.of("d", d), List.of("k", "5050"));
  }

  private @Nullable String nameOf(String who) throws IOException, NotFound {
    return nameOf(story.trace(directory.resolve(who), "q"), who);
  }

  private static @Nullable String nameOf(Trace trace, String who) {
    return trace.nodes().stream()
        .filter(node -> node instanceof Node.Entity entity && entity.pubkey().equals(key(who)))
        .map(node -> ((Node.Entity) node).name())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
