package live.dvmdash.cli.export;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Refusal;
import picocli.CommandLine.Option;

/** The options that say which events are wanted. */
final class EventFilterOptions {

  @Option(
      names = {"-m", "--month"},
      paramLabel = "MONTH",
      description = "Events of a month, 2025-02, or of several, 2025-01..2025-02; may be repeated.")
  private List<String> months = new ArrayList<>();

  @Option(
      names = {"-k", "--kind"},
      split = ",",
      paramLabel = "KIND",
      description = "Events of a kind; may be repeated.")
  private List<Integer> kinds = new ArrayList<>();

  @Option(
      names = "--dvm",
      paramLabel = "KEY",
      description = "Events by an author, as npub or hex; may be repeated.")
  private List<String> authors = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The event with that id, as note, nevent or hex; may be repeated.")
  private List<String> ids = new ArrayList<>();

  EventFilter filter() throws Refusal {
    return EventFilter.of(months, kinds, authors, ids);
  }
}
