package live.dvmdash.cli.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dvmdash load}. */
@Command(
    name = "load",
    header = "Add events from files, archives or other programs to the lake.",
    description = {
      "",
      "Every event is checked: shape, id, signature. What a source is, is recognised by its",
      "content: a JSON array (the monthly archives), JSON Lines or relay frames, gzipped or not.",
      "Loading the same source again adds nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash load sample-data/",
      "  nak req -k 5300 -l 500 wss://nos.lol | dvmdash load -"
    })
public final class LoadCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final CheckOptions checks = new CheckOptions();
  @Mixin private final WriterOptions writer = new WriterOptions();
  @Mixin private final CatalogOptions catalog = new CatalogOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Files, folders, http(s) URLs, or - for standard input.")
  private List<String> sources = new ArrayList<>();

  /** The command, in the world of a run. */
  public LoadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    if (catalog.isList()) {
      return new CatalogListing(console, opened).print(catalog, summary.json());
    }
    return new LoadRun(
            console,
            opened,
            checks.choices(writer.patience()),
            Ledger.of(console, spec),
            common.quiet())
        .run(sources, catalog, summary.json());
  }
}
