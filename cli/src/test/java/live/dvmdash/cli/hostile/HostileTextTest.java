package live.dvmdash.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command in every format, over a lake in which every text attacks whoever reads it. */
class HostileTextTest {

  @TempDir private static Path directory;
  private static HostileLakes hostile;
  private static HostileLakes harmless;

  @BeforeAll
  static void load() throws IOException {
    hostile = HostileLakes.load(directory.resolve("hostile"), HostileEvents.hostile());
    harmless = HostileLakes.load(directory.resolve("harmless"), HostileEvents.harmless());
  }

  static Stream<Arguments> commandsAndFormats() {
    return hostile.commands().keySet().stream()
        .flatMap(
            command -> Stream.of(Format.values()).map(format -> Arguments.of(command, format)));
  }

  @ParameterizedTest
  @MethodSource("commandsAndFormats")
  void noReportIsObeyed(String command, Format format) throws IOException {
    for (String output : hostile.outputs(command, format)) {
      switch (format) {
        case TABLE -> Inert.onTerminal(output);
        case JSON -> assertThat(FetchWorld.read(output)).isNotEmpty();
        case NDJSON ->
            assertThat(output.lines()).allMatch(line -> FetchWorld.read(line).isObject());
        case CSV -> Inert.inSpreadsheet(output, ',');
        case TSV -> Inert.inSpreadsheet(output, '\t');
        case MARKDOWN -> Inert.inMarkdown(output);
        case HTML -> Inert.inPage(output, harmless.outputs(command, format).getFirst());
        case PARQUET -> assertThat(output).startsWith("PAR1").endsWith("PAR1");
      }
      if (format != Format.PARQUET) {
        assertThat(Inert.obeyed(output)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree", "json", "dot", "mermaid", "html"})
  void noTraceIsObeyed(String format) {
    String text = hostile.trace(format);
    switch (format) {
      case "tree" -> Inert.onTerminal(text);
      case "json" -> assertThat(FetchWorld.read(text)).isNotEmpty();
      case "dot" -> Inert.inDot(text);
      case "mermaid" -> Inert.inMermaid(text);
      default -> Inert.inPage(text, harmless.trace(format));
    }
    assertThat(Inert.obeyed(text)).isEmpty();
  }

  @Test
  void noOtherListingIsObeyed() {
    for (List<String> line :
        List.of(
            List.of("relays"),
            List.of("relays", "suggest"),
            List.of("quarantine"),
            List.of("load", HostileLakes.FILE),
            List.of("load", "broken" + HostileLakes.FILE),
            List.of("load", "missing" + HostileLakes.FILE))) {
      for (String format : List.of("table", "json")) {
        List<String> words = new ArrayList<>(line);
        words.addAll(List.of("--format", format));
        Cli.Result result = hostile.cli().run(words.toArray(String[]::new));
        Inert.onTerminal(result.err());
        assertThat(Inert.obeyed(result.out())).as(words.toString()).isEmpty();
      }
    }
    assertThat(Inert.obeyed(hostile.printed("export"))).isEmpty();
  }
}
