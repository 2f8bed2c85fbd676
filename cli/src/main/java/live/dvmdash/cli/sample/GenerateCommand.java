package live.dvmdash.cli.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.sample.ArchiveGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash generate}. */
@Command(
    name = "generate",
    header = "Make an archive of invented, properly signed events.",
    description = {
      "",
      "For trying things out at any size. The same seed, number and month give the same bytes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash generate --events 100000 --month 2025-03 -o march.json",
      "  dvmdash generate --seed 7 | dvmdash load --lake tryout -"
    })
public final class GenerateCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file (default: standard output).")
  private @Nullable Path output;

  @Mixin private final WorldOptions world = new WorldOptions();

  /** The command, in the world of a run. */
  public GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refusal {
    return new GenerateRun(console, new ArchiveGenerator(world.resolve()), common.quiet())
        .run(output);
  }
}
