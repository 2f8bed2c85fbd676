package live.dvmdash.cli.fetch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.log.LogLevel;
import live.dvmdash.fetch.FetchOutcome;
import live.dvmdash.fetch.FetchWatcher;
import live.dvmdash.fetch.RelayResult;

/** Has the log know how a fetch goes on, which may take months, and passes on what it is told. */
final class FetchLog implements FetchWatcher {

  private final Console console;
  private final FetchWatcher next;
  private final Set<String> silent = new HashSet<>();
  private long committed;

  FetchLog(Console console, FetchWatcher next) {
    this.console = console;
    this.next = next;
  }

  @Override
  public void tick(List<? extends Watched> relays) {
    for (Watched relay : relays) {
      String trouble = relay.trouble();
      if (trouble != null && silent.add(relay.name())) {
        note(LogLevel.WARNING, relay.name(), "gave up: " + trouble, Map.of());
      } else if (trouble == null && silent.remove(relay.name())) {
        note(LogLevel.INFO, relay.name(), "answers again", Map.of());
      }
    }
    next.tick(relays);
  }

  @Override
  public void committed(long added) {
    if (added > committed) {
      console.note(LogLevel.INFO, "stored", Map.of("new", added - committed));
      committed = added;
    }
    next.committed(added);
  }

  /** Notes what came of each relay. */
  void note(FetchOutcome outcome) {
    for (RelayResult relay : outcome.relays()) {
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("status", relay.status());
      counts.put("pages", relay.traffic().pages().get());
      counts.put("elements", relay.tally().elements());
      counts.put("new", relay.tally().added());
      counts.put("gaps", relay.gaps().size());
      String error = relay.error();
      note(
          relay.isFlawless() ? LogLevel.INFO : LogLevel.WARNING,
          relay.relay(),
          relay.status() + (error == null ? "" : ": " + error),
          counts);
    }
  }

  private void note(LogLevel level, String relay, String sentence, Map<String, Object> counts) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("relay", relay);
    fields.putAll(counts);
    console.note(level, relay + ": " + sentence, fields);
  }
}
