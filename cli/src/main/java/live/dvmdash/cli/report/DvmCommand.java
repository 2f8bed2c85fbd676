package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.KindOption;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.OutputOptions;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.publication.ReproducingLine;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash dvm}. */
@Command(
    name = "dvm",
    header = "Show all about one DVM: is it up, and does it answer?",
    description = {
      "",
      "What it announces, its last heartbeat and result, the requests that name it and which of them",
      "it left unanswered, what its feedback says, how fast it is, and what is wrong with its events.",
      "What each figure means is written in docs/reports.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash dvm \"Bright Heron\"",
      "  dvmdash dvm npub1… --month 2025-02 --json"
    })
public final class DvmCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final DvmOptions dvms = new DvmOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  /** The command, in the world of a run. */
  public DvmCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    KindTable table = kinds.table();
    Scope resolved = scope.resolve(console, opened, table);
    Reading reading = new Reading(console, opened, resolved::reaches);
    return reading.exitCode(
        reading.of(snapshot ->
            new DvmRun(console, opened, snapshot, table, resolved, line(resolved))
                .run(dvms.typed(), output.manner(console), dvms.withCustomers())));
  }

  private Publication.Command line(Scope resolved) {
    List<String> words = new ArrayList<>(List.of("dvm"));
    words.addAll(dvms.words());
    words.addAll(ReproducingLine.scope(resolved));
    return ReproducingLine.of(command, words, dvms.withCustomers());
  }
}
