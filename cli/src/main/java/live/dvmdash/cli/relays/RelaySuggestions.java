package live.dvmdash.cli.relays;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.event.KindTable;
import live.dvmdash.fetch.RelayChoice;
import live.dvmdash.fetch.Rest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.query.Database;
import live.dvmdash.query.RelayMentions;
import live.dvmdash.query.RelayMentions.Mention;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.RelayUrl;
import org.jspecify.annotations.Nullable;

/**
 * Relays that events name, without those that are of no use.
 *
 * @param shown the first of them by rank
 * @param more how many there are behind those
 * @param setting what a standing list would have that asks the shown ones as well
 */
record RelaySuggestions(List<Suggestion> shown, int more, List<String> setting) {

  /**
   * A relay worth asking.
   *
   * @param mention who names it
   * @param listed whether it is asked already
   * @param state what came of it last, as {@link RelayRecord#status}
   */
  record Suggestion(Mention mention, boolean listed, String state) {}

  /**
   * Ranks the relays that a lake names.
   *
   * @param choices the standing list
   * @param limit how many to show; 0 for all
   */
  static RelaySuggestions of(Console console, Lake lake, List<RelayChoice> choices, int limit)
      throws IOException {
    long now = console.clock().instant().getEpochSecond();
    Map<String, RelayRecord> records = RelayStanding.records(lake);
    Map<String, RelayChoice> listed = new HashMap<>();
    choices.forEach(choice -> listed.put(choice.url().text(), choice));
    List<Suggestion> all = new ArrayList<>();
    for (Mention mention : mentions(lake, now)) {
      RelayRecord record =
          records.getOrDefault(mention.relay(), RelayRecord.untried(mention.relay()));
      RelayChoice choice = listed.get(mention.relay());
      if (!Rest.isDead(choice != null && choice.decommissioned(), record, now)) {
        all.add(new Suggestion(mention, choice != null, record.status()));
      }
    }
    List<Suggestion> shown = limit == 0 || limit > all.size() ? all : all.subList(0, limit);
    Set<String> setting = new LinkedHashSet<>();
    for (RelayChoice choice : choices) {
      String relay = choice.url().text();
      RelayRecord record = records.getOrDefault(relay, RelayRecord.untried(relay));
      if (!Rest.isDead(choice.decommissioned(), record, now)) {
        setting.add(relay);
      }
    }
    shown.forEach(suggestion -> setting.add(suggestion.mention().relay()));
    return new RelaySuggestions(
        List.copyOf(shown), all.size() - shown.size(), List.copyOf(setting));
  }

  private static List<Mention> mentions(Lake lake, long now) throws IOException {
    try (Database database = Engine.open(lake.snapshot())) {
      new Vocabulary(database, KindTable.defaults()).defineStored();
      return RelayMentions.rank(database, now + 1, RelaySuggestions::usable);
    }
  }

  /** The address in its usual form; null when it is none, or that of a local network. */
  private static @Nullable String usable(String written) {
    try {
      RelayUrl url = RelayUrl.parse(written);
      return url.isPrivate() ? null : url.text();
    } catch (BadRelayUrl e) {
      return null;
    }
  }
}
