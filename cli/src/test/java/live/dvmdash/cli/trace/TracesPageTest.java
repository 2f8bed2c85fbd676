package live.dvmdash.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Markdown;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/traces.md} shows is what the program prints. */
class TracesPageTest {

  private static final String PAGE = "docs/traces.md";
  private static final String COMMAND = "$ dvmdash ";

  @TempDir private Path directory;

  @Test
  void theTranscriptIsWhatATerminalShows() throws IOException {
    List<String> block = Markdown.page(PAGE).section("One request").block("```");

    assertThat(block.getFirst()).startsWith(COMMAND);
    assertThat(block.subList(1, block.size()))
        .isEqualTo(printed(new Cli(directory).onTerminal(90), block.getFirst()));
  }

  @Test
  void thePictureIsOfTheSameRequest() throws IOException {
    Markdown page = Markdown.page(PAGE);
    String command = page.section("One request").block("```").getFirst();

    assertThat(page.section("The graph").block("```mermaid"))
        .isEqualTo(printed(new Cli(directory), command + " --format mermaid"));
  }

  private static List<String> printed(Cli cli, String command) {
    List<String> words = Markdown.words(command.substring(COMMAND.length()));
    Cli.Result run = cli.with("DVMDASH_LAKE", SampleData.lake()).run(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out().lines().toList();
  }
}
