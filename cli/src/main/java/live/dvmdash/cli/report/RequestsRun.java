package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.output.RequestLines;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.DvmLookup;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.RequestChoice;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** One list of requests of a lake. */
final class RequestsRun {

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final boolean unanswered;
  private final @Nullable String text;
  private final boolean withCustomers;

  /**
   * A list of some kind.
   *
   * @param text what requests have to ask for; null for anything
   * @param withCustomers whether also what is made to be published says who asked, and for what
   */
  RequestsRun(
      Console console,
      Lake lake,
      KindTable kinds,
      boolean unanswered,
      @Nullable String text,
      boolean withCustomers) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.unanswered = unanswered;
    this.text = text;
    this.withCustomers = withCustomers;
  }

  int run(Scope time, TypedFilter filter, Manner manner) throws IOException, Refusal {
    Reading reading = new Reading(console, lake, time::reaches);
    return reading.exitCode(reading.of(snapshot -> run(snapshot, time, filter, manner)));
  }

  private int run(Snapshot snapshot, Scope time, TypedFilter filter, Manner manner)
      throws IOException, Refusal {
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      LakeKnowledge knowledge = Engine.knowledge(lake);
      Coverage coverage =
          Coverage.of(database, time, knowledge.sources(), knowledge.relays(), kinds);
      Scope scope = time.with(filter.find(new DvmLookup(database)));
      Report list = Reports.requestList();
      vocabulary.defineJobs(scope, coverage);
      new Chapters(database, kinds, knowledge).define(list.chapters(), scope, coverage);
      long asOf = Math.min(console.clock().instant().getEpochSecond(), scope.until());
      long found = new RequestChoice(unanswered, text, manner.style().limit(), asOf).list(database);
      // Programs that read JSON get their object also when there is nothing to list.
      if (found > 0 || manner.format() == Format.JSON) {
        Table table = new ReportRunner(database).run(list).getFirst();
        Document document =
            ScopedDocument.of(scope, kinds, coverage, snapshot, null, List.of(table));
        write(document, scope, found, manner);
      }
      if (found > 0) {
        return ExitCodes.DONE;
      }
      console.say(coverage.firstEvent() == null ? nothingIn(time, snapshot) : nothingLike(scope));
      return ExitCodes.NOTHING_FOUND;
    }
  }

  private void write(Document document, Scope scope, long found, Manner manner) throws IOException {
    Table list = document.tables().getFirst();
    boolean named = withCustomers || !manner.format().isPublished();
    boolean forPeople = manner.format() == Format.TABLE || manner.format().isPublished();
    Document written =
        forPeople
            ? document.withTables(
                List.of(RequestLines.of(list, named, footnote(list, scope, found))))
            : document;
    new ReportWriter(console.out().failing(), named).write(written, manner);
  }

  private @Nullable String footnote(Table list, Scope scope, long found) {
    List<String> sentences = new ArrayList<>();
    int listed = list.rows().size();
    if (listed < found) {
      sentences.add(
          "The newest %s of %s; --limit 0 lists all."
              .formatted(Figures.count(listed), Figures.count(found)));
    }
    if (scope.until() <= console.clock().instant().getEpochSecond()) {
      sentences.add("Ages are counted to the end of " + ScopedDocument.named(scope) + ".");
    }
    if (!scope.filter().dvms().isEmpty()) {
      sentences.add("States tell what the DVMs of --dvm did, and of nobody else.");
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private String nothingIn(Scope scope, Snapshot snapshot) throws IOException {
    return lake.exists()
        ? LakeContents.nothingIn(ScopedDocument.named(scope), snapshot)
        : LakeContents.noLake(lake);
  }

  private String nothingLike(Scope scope) {
    boolean narrowed = unanswered || text != null || !scope.filter().isEmpty();
    return "no request: "
        + ScopedDocument.named(scope)
        + (narrowed
            ? ": none is like that: leave out a filter, or take a longer time with --days"
            : ": there are events of other kinds only: take a longer time with --days");
  }
}
