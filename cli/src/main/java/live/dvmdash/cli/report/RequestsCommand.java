package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.KindOption;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.OutputOptions;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash requests}. */
@Command(
    name = "requests",
    header = "List requests, to find what to trace.",
    description = {
      "",
      "The newest first: who asked for what, how long ago, and what became of it. The id, or its",
      "first digits, is what 'dvmdash trace' takes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash requests --unanswered --kind text-generation --search Torino",
      "  dvmdash requests --month 2025-02 --format ndjson | jq -r .id"
    })
public final class RequestsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(names = "--unanswered", description = "Only those without a result.")
  private boolean unanswered;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only those that ask for something with this text in it, in any case.")
  private @Nullable String text;

  @Option(
      names = "--with-customers",
      description = "Let html and markdown show ids, who asked, and for what.")
  private boolean withCustomers;

  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  /** The command, in the world of a run. */
  public RequestsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    if (text != null && text.isBlank()) {
      throw Refusal.usage("--search takes a text to look for, not an empty one");
    }
    Lake opened = lake.open(console);
    KindTable table = kinds.table();
    return new RequestsRun(console, opened, table, unanswered, text, withCustomers)
        .run(scope.resolve(console, opened, table), filters.resolve(table), output.manner(console));
  }
}
