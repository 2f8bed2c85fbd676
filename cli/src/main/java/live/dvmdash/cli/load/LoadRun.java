package live.dvmdash.cli.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.archive.ArchiveCatalog;
import live.dvmdash.archive.ArchiveLoader;
import live.dvmdash.archive.EventSource;
import live.dvmdash.archive.EventSource.Fetcher;
import live.dvmdash.archive.LoadOutcome;
import live.dvmdash.archive.LoadOutcome.Status;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Interruption;
import live.dvmdash.cli.console.Progress;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.log.LogLevel;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.Tally;

/** One run of {@code dvmdash load}: finds the sources, loads them, and sums up. */
final class LoadRun {

  private final Console console;
  private final Lake lake;
  private final Choices choices;
  private final Ledger ledger;
  private final boolean quiet;

  /**
   * How to load.
   *
   * @param trustSignatures whether signatures are believed
   * @param wholePeriods whether every source covers its time
   * @param threads how many threads check events
   * @param patience how long to wait for other writers
   */
  record Choices(boolean trustSignatures, boolean wholePeriods, int threads, Duration patience) {}

  LoadRun(Console console, Lake lake, Choices choices, Ledger ledger, boolean quiet) {
    this.console = console;
    this.lake = lake;
    this.choices = choices;
    this.ledger = ledger;
    this.quiet = quiet;
  }

  int run(List<String> named, CatalogOptions catalog, boolean json) throws IOException, Refusal {
    try (Interruption interruption = new Interruption(console)) {
      return ledger.record("load", lake, run -> run(named, catalog, json, interruption, run));
    }
  }

  private int run(
      List<String> named,
      CatalogOptions catalog,
      boolean json,
      Interruption interruption,
      OpenRun run)
      throws IOException, Refusal {
    List<LoadOutcome> outcomes = new ArrayList<>();
    try (WebArchives web = new WebArchives(console);
        Progress progress = progress();
        LakeWriter writer = new LakeWriter(lake, "load", choices.patience())) {
      Fetcher fetcher =
          new InterruptibleFetcher(web.download(lake.downloads()), progress, interruption);
      List<EventSource> sources = sources(named, catalog, web, fetcher, interruption, outcomes);
      Signatures signatures = Signatures.fastest();
      try (Ingest ingest =
          new Ingest(lake, writer, signatures, choices.trustSignatures(), choices.threads())) {
        load(sources, ingest, progress, interruption, outcomes);
      }
      if (!interruption.isRequested()) {
        new Compaction(lake, "load", choices.patience(), signatures)
            .smallFiles(writer.added().keySet());
      }
      progress.close();
      LoadSummary summary = new LoadSummary(outcomes, writer.added());
      summary.tallies().note(run);
      if (json) {
        summary.printJson(console.out());
      } else if (!quiet) {
        summary.print(console.out(), console.terminal().stdoutWidth());
      }
      return interruption.isRequested() ? ExitCodes.INTERRUPTED : exitCode(outcomes);
    } catch (InterruptedException e) {
      return ExitCodes.INTERRUPTED;
    }
  }

  private void load(
      List<EventSource> sources,
      Ingest ingest,
      Progress progress,
      Interruption interruption,
      List<LoadOutcome> outcomes)
      throws IOException {
    ArchiveLoader loader =
        new ArchiveLoader(
            lake,
            ingest,
            choices.wholePeriods(),
            (source, bytes, total, events) -> progress.update(bytes, Math.max(0, total), events),
            interruption::isRequested);
    for (EventSource source : sources) {
      if (!interruption.isRequested()) {
        LoadOutcome outcome = loader.load(source);
        outcomes.add(outcome);
        note(outcome);
        tell(outcome);
      }
    }
  }

  private void note(LoadOutcome outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("source", outcome.name());
    fields.put("elements", outcome.tally().elements());
    fields.put("new", outcome.tally().added());
    fields.put("invalid", outcome.tally().invalid());
    String status = outcome.status().name().toLowerCase(Locale.ROOT);
    console.note(LogLevel.INFO, outcome.name() + ": " + status, fields);
  }

  private List<EventSource> sources(
      List<String> named,
      CatalogOptions catalog,
      WebArchives web,
      Fetcher fetcher,
      Interruption interruption,
      List<LoadOutcome> outcomes)
      throws IOException, InterruptedException, Refusal {
    List<EventSource> sources = new ArrayList<>();
    for (String name : named) {
      if (name.isBlank()) {
        throw Refusal.usage("a source has no name: leave out the empty word");
      }
      if (name.equals("-")) {
        sources.add(
            new EventSource.Piped(
                () -> new StoppableInput(console.in(), interruption::isRequested)));
      } else if (name.startsWith("http://") || name.startsWith("https://")) {
        sources.add(new EventSource.Remote(address(name), fetcher, catalog.keep()));
      } else {
        addLocal(name, sources, outcomes);
      }
    }
    ArchiveCatalog archives = web.catalog(catalog);
    for (URI uri : interruption.whileWaiting(() -> catalog.archives(archives))) {
      sources.add(new EventSource.Remote(uri, fetcher, catalog.keep()));
    }
    if (sources.isEmpty() && outcomes.isEmpty()) {
      throw Refusal.usage(
          "nothing to load: name files, --month or --last: see dvmdash load --help");
    }
    return sources;
  }

  private void addLocal(String name, List<EventSource> sources, List<LoadOutcome> outcomes) {
    try {
      sources.addAll(EventSource.of(console.directory().resolve(name)));
    } catch (IOException e) {
      LoadOutcome failed = new LoadOutcome(name, Status.FAILED, e.getMessage(), new Tally());
      outcomes.add(failed);
      tell(failed);
    }
  }

  private static URI address(String text) throws Refusal {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("not an address: " + text + ": check it for spaces and odd characters");
    }
  }

  private Progress progress() {
    Terminal terminal = quiet ? Terminal.NONE : console.terminal();
    return new Progress(console.err(), terminal, console.clock(), "loading");
  }

  private void tell(LoadOutcome outcome) {
    if (outcome.error() != null) {
      String error = outcome.error();
      boolean named = error.startsWith("http:") || error.startsWith("https:");
      console.say(named ? error : outcome.name() + ": " + error);
    }
  }

  private static int exitCode(List<LoadOutcome> outcomes) {
    long failed = outcomes.stream().filter(o -> o.status() == Status.FAILED).count();
    if (failed == outcomes.size()) {
      return ExitCodes.FAILED;
    }
    boolean whole = outcomes.stream().allMatch(o -> o.status() == Status.COMPLETE);
    return whole ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
  }
}
