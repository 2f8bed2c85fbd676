package live.dvmdash.cli.relays;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.fetch.RelayChoice;
import live.dvmdash.fetch.Rest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.query.Database;
import live.dvmdash.query.RelayShares;
import live.dvmdash.query.RelayShares.Share;

/**
 * How a relay of the standing list stands, or one that was fetched from without being on it.
 *
 * @param record what the lake knows of it
 * @param share what it has, in comparison with the others that are shown
 * @param rests whether nothing is expected of it any more
 * @param decommissioned whether its operator has announced its end
 * @param listed whether it is on the list
 */
record RelayStanding(
    RelayRecord record, Share share, boolean rests, boolean decommissioned, boolean listed) {

  /**
   * Relays in greedy order.
   *
   * @param choices the list
   * @param others whether to add those that were fetched from and are not on it
   */
  static List<RelayStanding> of(
      Console console, Lake lake, List<RelayChoice> choices, boolean others) throws IOException {
    Map<String, RelayChoice> byName = new LinkedHashMap<>();
    choices.forEach(choice -> byName.put(choice.url().text(), choice));
    Map<String, RelayRecord> records = records(lake);
    Set<String> shown = new LinkedHashSet<>(byName.keySet());
    if (others) {
      shown.addAll(new TreeSet<>(records.keySet()));
    }
    long now = console.clock().instant().getEpochSecond();
    List<RelayStanding> standings = new ArrayList<>();
    for (Share share : shares(lake).among(shown)) {
      String relay = share.relay();
      RelayRecord record = records.getOrDefault(relay, RelayRecord.untried(relay));
      RelayChoice choice = byName.get(relay);
      boolean decommissioned = choice != null && choice.decommissioned();
      standings.add(
          new RelayStanding(
              record,
              share,
              Rest.isDead(decommissioned, record, now),
              decommissioned,
              choice != null));
    }
    return standings;
  }

  /** What the lake knows of relays, by address. */
  static Map<String, RelayRecord> records(Lake lake) throws IOException {
    Map<String, RelayRecord> records = new HashMap<>();
    for (RelayRecord record : lake.relays().all()) {
      records.put(record.relay(), record);
    }
    return records;
  }

  private static RelayShares shares(Lake lake) throws IOException {
    try (Database database = Engine.open(lake.snapshot())) {
      return RelayShares.of(database, lake.sightings());
    }
  }

  /** How it stands, in one word. */
  String state() {
    return rests ? "resting" : record.status();
  }
}
