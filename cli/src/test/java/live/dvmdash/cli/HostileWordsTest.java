package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.LakeInvariants;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Command lines of any words, which are done or refused in sentences. {@code -Ddvmdash.words=10000}
 * tries more of them, {@code -Ddvmdash.words.seed=…} those of an earlier run.
 */
class HostileWordsTest {

  private static final int LINES = Integer.getInteger("dvmdash.words", 400);
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_ERROR = 4_000;

  /** What would ask the network or wait, and the wish to see where a failure comes from. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "fetch",
          "demo",
          "relays suggest",
          "relays check",
          "--fetch",
          "--wait",
          "--base-url",
          "--list",
          "--last",
          "load --month",
          "--verbose");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "-",
          "--",
          "--=",
          "=",
          ",",
          "..",
          "../../../x",
          "month=../../x",
          "2025-02",
          "2025-13",
          "2025-02..2024-01",
          "../../2025-02",
          "-1",
          "0",
          "99999999999999999999",
          "1e9",
          "5100",
          "NaN",
          "'",
          "\"",
          "'; DROP TABLE events; --",
          "%s%n",
          "\u0000",
          "\n",
          "\u001b[2J",
          "\ud800",
          "😀",
          "npub1",
          "nostr:",
          "f".repeat(64),
          "f".repeat(1_000),
          "@argfile",
          "${env:HOME}",
          "*",
          "json",
          "csv",
          "html",
          "file.json",
          "a/b",
          "SELECT 1",
          "COPY (SELECT 1) TO 'x.csv'");

  @TempDir private Path directory;

  @Test
  void everyLineOfWordsEndsInAnExitCodeAndSentences() throws IOException {
    long seed = Long.getLong("dvmdash.words.seed", System.nanoTime());
    System.out.printf("HostileWordsTest: %d lines, -Ddvmdash.words.seed=%d%n", LINES, seed);
    Random random = new Random(seed);
    Path inside = Files.createDirectories(directory.resolve("a").resolve("b"));
    Cli cli = new Cli(inside).with("DVMDASH_LAKE", "lake");
    assertThat(cli.run("load", SampleData.FEBRUARY.toString()).exitCode()).isZero();
    List<List<String>> vocabularies = vocabularies();
    for (int i = 0; i < LINES; i++) {
      List<String> line = line(random, vocabularies.get(random.nextInt(vocabularies.size())));

      Cli.Result result = cli.run(line.toArray(String[]::new));

      assertThat(result.exitCode()).as("%s", line).isBetween(0, 6);
      assertThat(result.err())
          .as("%s", line)
          .doesNotContain("Exception", "\tat ", "java.", "\u001b")
          .hasSizeLessThan(LONGEST_ERROR);
    }
    assertThat(new LakeInvariants(inside.resolve("lake")).ids())
        .hasSize(SampleData.FEBRUARY_UNIQUE);
  }

  /** A command, its own commands, and its options, of each command. */
  private static List<List<String>> vocabularies() {
    List<List<String>> all = new ArrayList<>();
    CommandLine tree = CommandTree.whole(Console.ofProcess());
    tree.getSubcommands().forEach((name, command) -> collect(name, command, all));
    return all;
  }

  private static void collect(String name, CommandLine command, List<List<String>> to) {
    if (LEFT_OUT.contains(name)) {
      return;
    }
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    for (OptionSpec option : command.getCommandSpec().options()) {
      String word = option.longestName();
      if (!LEFT_OUT.contains(word) && !LEFT_OUT.contains(name + " " + word)) {
        words.add(word);
      }
    }
    to.add(words);
    command.getSubcommands().forEach((own, below) -> collect(name + " " + own, below, to));
  }

  private static List<String> line(Random random, List<String> vocabulary) {
    List<String> line = new ArrayList<>();
    vocabulary.stream().takeWhile(word -> !word.startsWith("-")).forEach(line::add);
    for (int i = random.nextInt(MOST_WORDS); i >= 0; i--) {
      boolean own = random.nextBoolean();
      List<String> words = own ? vocabulary : VALUES;
      line.add(words.get(random.nextInt(words.size())));
    }
    return line;
  }
}
