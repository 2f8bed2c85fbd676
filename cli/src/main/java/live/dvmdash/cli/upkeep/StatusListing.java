package live.dvmdash.cli.upkeep;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.summary.GapRemark;
import live.dvmdash.lake.Inventory;
import live.dvmdash.lake.LockHolder;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Run;
import live.dvmdash.lake.Sources.Source;

/**
 * How a lake stands, for people.
 *
 * @param status all of it
 */
record StatusListing(LakeStatus status) {

  /** The sources that are named; JSON has all. */
  private static final int MOST_SOURCES = 5;

  private static final long MEGABYTE = 1_000_000;

  void print(PrintStream out) {
    printFigures(out);
    printMonths(out);
    printRelays(out);
    printRuns(out);
    out.println(status.sentence());
  }

  private void printFigures(PrintStream out) {
    Inventory inventory = status.inventory();
    AlignedText figures = new AlignedText(List.of(false, false));
    figures.line(List.of("lake", SafeText.oneLine(status.directory().toString())));
    figures.line(
        List.of(
            "size",
            megabytes(inventory.bytes())
                + (inventory.quarantineBytes() == 0
                    ? ""
                    : ", " + megabytes(inventory.quarantineBytes()) + " of it quarantine")));
    figures.line(List.of("disk left", megabytes(inventory.freeBytes())));
    figures.line(List.of("sources", sources()));
    for (LockHolder holder : status.holders()) {
      figures.line(List.of("held", SafeText.oneLine(spoken(holder))));
    }
    if (status.holders().isEmpty()) {
      figures.line(List.of("held", "by nobody"));
    }
    out.print(figures);
    out.println();
  }

  private String sources() {
    List<String> names = new ArrayList<>();
    for (Source source : status.sources()) {
      names.add(SafeText.oneLine(source.name()));
    }
    if (names.isEmpty()) {
      return "none was loaded";
    }
    int more = names.size() - MOST_SOURCES;
    return more > 0
        ? String.join(", ", names.subList(more, names.size())) + " and " + more + " before them"
        : String.join(", ", names);
  }

  private static String spoken(LockHolder holder) {
    if (holder.pid() == null) {
      return "by a process that " + holder.doing();
    }
    return "by process %d, which %s (dvmdash %s, since %s)%s"
        .formatted(
            holder.pid(),
            holder.doing(),
            holder.command(),
            holder.since(),
            holder.alive() ? "" : ": not a process of this machine");
  }

  private void printMonths(PrintStream out) {
    if (status.inventory().months().isEmpty()) {
      return;
    }
    AlignedText table = new AlignedText(List.of(false, true, false, false, true, true));
    table.line(List.of("month", "events", "first", "last", "files", "size"));
    for (Inventory.Month month : status.inventory().months()) {
      table.line(
          List.of(
              month.partition().month(),
              Figures.count(month.events()),
              Figures.moment(month.first()),
              Figures.moment(month.last()),
              Figures.count(month.files()),
              megabytes(month.bytes())));
    }
    out.print(table);
    out.println();
  }

  private void printRelays(PrintStream out) {
    for (RelayRecord relay : status.relays()) {
      for (GapRemark gap : GapRemark.of(relay.gaps())) {
        out.println(SafeText.oneLine("open: " + relay.relay() + ": " + gap.sentence()));
      }
    }
    if (status.gaps() > 0) {
      out.println();
    }
  }

  private void printRuns(PrintStream out) {
    if (status.runs().isEmpty()) {
      return;
    }
    AlignedText table = new AlignedText(List.of(false, false, false, false));
    table.line(List.of("run", "begun", "outcome", ""));
    for (Run run : status.runs()) {
      table.line(
          List.of(
              SafeText.oneLine(run.name()),
              Figures.moment(run.started()),
              outcome(run),
              counts(run)));
    }
    out.print(table);
    out.println();
  }

  private static String outcome(Run run) {
    return switch (run.state()) {
      case RUNNING -> "running, process " + run.pid();
      case KILLED -> "killed";
      case ENDED -> "exit code " + run.exitCode();
    };
  }

  private static String counts(Run run) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<String, Long> count : run.counts().entrySet()) {
      if (count.getValue() > 0) {
        String name = SafeText.oneLine(count.getKey()).replace('_', ' ');
        counts.add(Figures.count(count.getValue()) + " " + name);
      }
    }
    return String.join(", ", counts);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", (double) bytes / MEGABYTE);
  }
}
