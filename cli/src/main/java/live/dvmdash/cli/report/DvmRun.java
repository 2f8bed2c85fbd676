package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.DvmVerdict;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.publication.PublicationDetails;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Nip19;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.DvmLookup;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.DvmPage;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Table;

/** The pages of some DVMs over a lake. */
final class DvmRun {

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final Scope time;
  private final Publication.Command command;
  private final Snapshot snapshot;
  private final LakeKnowledge knowledge;

  DvmRun(
      Console console,
      Lake lake,
      Snapshot snapshot,
      KindTable kinds,
      Scope time,
      Publication.Command command)
      throws IOException {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.time = time;
    this.command = command;
    this.snapshot = snapshot;
    this.knowledge = Engine.knowledge(lake);
  }

  /** Whose pages are wanted, and what the data knows of their time. */
  private record Wanted(Set<Bytes32> dvms, Coverage coverage) {}

  int run(List<String> typed, Manner manner, boolean withCustomers) throws IOException, Refusal {
    Format format = manner.format();
    if (!lake.exists() && format != Format.JSON) {
      throw Refusal.nothing(LakeContents.noLake(lake));
    }
    Wanted wanted = wanted(typed);
    boolean empty = wanted.coverage().firstEvent() == null;
    if (empty && format != Format.JSON) {
      throw Refusal.nothing(LakeContents.nothingIn(ScopedDocument.named(time), snapshot));
    }
    List<Table> tables = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Bytes32 dvm : wanted.dvms()) {
      DvmPage page = page(dvm, wanted.coverage());
      if (!page.isKnown()) {
        unknown.add(Nip19.npub(dvm));
      }
      // Programs that read JSON get their object also when there is nothing to show.
      if (page.isKnown() || format == Format.JSON) {
        List<Table> titled = page.titled(DvmVerdict.of(page));
        names.add(titled.getFirst().title());
        tables.addAll(titled);
      }
    }
    if (!tables.isEmpty()) {
      Document plain = ScopedDocument.of(time, kinds, wanted.coverage(), snapshot, null, tables);
      Document document =
          PublicationDetails.dressed(
              plain,
              format,
              String.join(", ", names) + " · " + ScopedDocument.named(time),
              snapshot,
              command);
      new ReportWriter(console.out().failing(), withCustomers).write(document, manner);
    }
    if (empty) {
      console.say(LakeContents.nothingIn(ScopedDocument.named(time), snapshot));
      return ExitCodes.NOTHING_FOUND;
    }
    if (unknown.isEmpty()) {
      return ExitCodes.DONE;
    }
    console.say("the lake knows no DVM " + String.join(" and no DVM ", unknown));
    return ExitCodes.NOTHING_FOUND;
  }

  private Wanted wanted(List<String> typed) throws IOException, Refusal {
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      DvmLookup lookup = new DvmLookup(database);
      Set<Bytes32> dvms = new LinkedHashSet<>();
      for (String each : typed) {
        dvms.add(TypedFilter.dvm("DVM", each, lookup));
      }
      return new Wanted(
          dvms, Coverage.of(database, time, knowledge.sources(), knowledge.relays(), kinds));
    }
  }

  private DvmPage page(Bytes32 dvm, Coverage coverage) throws IOException {
    Scope scope = time.with(new JobFilter(Set.of(dvm), Set.of(), Set.of(), false));
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      vocabulary.defineJobs(scope, coverage);
      vocabulary.defineSubject(dvm, asOf());
      new Chapters(database, kinds, knowledge)
          .define(Reports.dvmPage().chapters(), scope, coverage);
      return DvmPage.of(database);
    }
  }

  /** Now, or the end of the scope when that is past, so that a page on a month does not change. */
  private long asOf() {
    return Math.min(console.clock().instant().getEpochSecond(), time.until());
  }
}
