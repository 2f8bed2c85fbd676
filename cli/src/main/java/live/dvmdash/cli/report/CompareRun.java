package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.publication.PublicationDetails;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Coverage.State;
import live.dvmdash.query.Scope;
import org.jspecify.annotations.Nullable;

/** One comparison of two months of a lake. */
final class CompareRun {

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final TypedFilter typed;
  private final boolean whole;
  private final Publication.Command command;

  CompareRun(
      Console console,
      Lake lake,
      KindTable kinds,
      TypedFilter typed,
      boolean whole,
      Publication.Command command) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.typed = typed;
    this.whole = whole;
    this.command = command;
  }

  int run(Scope before, Scope after, Manner manner) throws IOException, Refusal {
    Reading reading =
        new Reading(
            console, lake, partition -> before.reaches(partition) || after.reaches(partition));
    return reading.exitCode(reading.of(snapshot -> run(snapshot, before, after, manner)));
  }

  private int run(Snapshot snapshot, Scope before, Scope after, Manner manner)
      throws IOException, Refusal {
    Format format = manner.format();
    MonthPair pair =
        MonthPair.of(snapshot, kinds, Engine.knowledge(lake), typed, before, after, whole);
    String missing = missing(pair);
    if (missing == null || format == Format.JSON) {
      Document document =
          PublicationDetails.dressed(document(pair), format, title(pair), snapshot, command);
      new ReportWriter(console.out().failing()).write(document, manner);
    }
    if (missing == null) {
      return ExitCodes.DONE;
    }
    console.say(missing);
    return ExitCodes.NOTHING_FOUND;
  }

  private static String title(MonthPair pair) {
    return "What changed from %s to %s".formatted(pair.before().label(), pair.after().label());
  }

  private static @Nullable String missing(MonthPair pair) throws IOException {
    if (pair.earlier().firstEvent() == null) {
      return LakeContents.nothingIn(String.valueOf(pair.before().label()), pair.snapshot());
    }
    if (pair.later().firstEvent() == null) {
      return LakeContents.nothingIn(String.valueOf(pair.after().label()), pair.snapshot());
    }
    return pair.canBeCompared()
        ? null
        : "no day has data in both months: --whole compares them all the same";
  }

  private static Document document(MonthPair pair) throws IOException {
    Coverage earlier = pair.earlier();
    Coverage later = pair.later();
    List<Document.Gap> gaps = new ArrayList<>(Gaps.of(earlier));
    gaps.addAll(Gaps.of(later));
    List<String> notes = new ArrayList<>(List.of("compared: " + pair.days().basis()));
    notes.addAll(ScopedDocument.leftOut(pair.snapshot()));
    TreeSet<String> sources = new TreeSet<>(earlier.sources());
    sources.addAll(later.sources());
    return new Document(
        Document.SCHEMA,
        new Document.Scope(
            pair.before().label() + " and " + pair.after().label(),
            null,
            null,
            TypedFilter.words(pair.filter(), pair.kinds())),
        new Document.Coverage(
            earlier.firstEvent() == null ? later.firstEvent() : earlier.firstEvent(),
            later.lastEvent() == null ? earlier.lastEvent() : later.lastEvent(),
            List.copyOf(sources),
            earlier.count(State.COMPLETE) + later.count(State.COMPLETE),
            earlier.count(State.PARTIAL) + later.count(State.PARTIAL),
            earlier.count(State.NONE) + later.count(State.NONE),
            gaps,
            String.join("; ", notes)),
        null,
        pair.tables());
  }
}
