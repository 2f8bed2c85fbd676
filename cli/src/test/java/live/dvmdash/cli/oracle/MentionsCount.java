package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which relays events name; of an address only the spelling of the tests is one. */
record MentionsCount(List<OracleEvent> events) {

  /** What is counted of a relay. */
  private static final class Uses {
    private final Set<String> users = new HashSet<>();
    private final Set<String> requests = new HashSet<>();
    private final Set<String> hints = new HashSet<>();
    private long last;

    void add(OracleEvent event, boolean isHint) {
      users.add(event.pubkey());
      (isHint ? hints : requests).add(event.id());
      last = Math.max(last, event.createdAt());
    }
  }

  /** Rows by users descending, last use descending, address. */
  List<Map<String, @Nullable Object>> rows() {
    Map<String, Uses> relays = new HashMap<>();
    for (OracleEvent event : events) {
      for (List<String> tag : event.tags()) {
        String name = tag.isEmpty() ? "" : tag.get(0);
        if (name.equals("relays") && JobIndex.isRequest(event.kind())) {
          tag.subList(1, tag.size()).forEach(address -> add(relays, address, event, false));
        } else if (List.of("a", "e", "p", "q").contains(name) && tag.size() > 2) {
          add(relays, tag.get(2), event, true);
        } else if (name.equals("i") && tag.size() > 3) {
          add(relays, tag.get(3), event, true);
        }
      }
    }
    List<String> names = new ArrayList<>(relays.keySet());
    names.sort(
        Comparator.comparingInt((String relay) -> -uses(relays, relay).users.size())
            .thenComparingLong(relay -> -uses(relays, relay).last)
            .thenComparing(relay -> relay));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String relay : names) {
      Uses uses = uses(relays, relay);
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("relay", relay);
      row.put("users", (long) uses.users.size());
      row.put("requests", (long) uses.requests.size());
      row.put("hints", (long) uses.hints.size());
      row.put("spellings", 1L);
      row.put("last_used", uses.last);
      rows.add(row);
    }
    return rows;
  }

  private static void add(
      Map<String, Uses> relays, String address, OracleEvent event, boolean isHint) {
    if (address.startsWith("wss://") && address.length() <= 256) {
      relays.computeIfAbsent(address, relay -> new Uses()).add(event, isHint);
    }
  }

  private static Uses uses(Map<String, Uses> relays, String relay) {
    return relays.getOrDefault(relay, new Uses());
  }
}
