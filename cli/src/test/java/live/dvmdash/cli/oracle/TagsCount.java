package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How often each tag and parameter occurs in events of each kind. */
record TagsCount(List<OracleEvent> events) {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}|npub1|nprofile1|note1|nevent1");
  private static final int LONGEST = 80;

  /** What a row is about. */
  private record Key(int kind, String tag, String parameter) {}

  /** What is counted of it. */
  private static final class Uses {
    private long uses;
    private final Set<String> events = new HashSet<>();
    private final Set<String> authors = new HashSet<>();
    private final Map<String, Set<String>> authorsOfValue = new HashMap<>();
    private final Map<String, Long> usesOfValue = new TreeMap<>();

    void add(OracleEvent event, @Nullable String value) {
      uses++;
      events.add(event.id());
      authors.add(event.pubkey());
      if (value != null && !value.isEmpty()) {
        authorsOfValue.computeIfAbsent(value, v -> new HashSet<>()).add(event.pubkey());
        usesOfValue.merge(value, 1L, Long::sum);
      }
    }

    /** The most used value that several authors use, the lowest of equals. */
    @Nullable String example() {
      String best = null;
      for (Map.Entry<String, Long> value : usesOfValue.entrySet()) {
        Set<String> by = authorsOfValue.getOrDefault(value.getKey(), Set.of());
        if (by.size() > 1
            && (best == null || value.getValue() > usesOfValue.getOrDefault(best, 0L))) {
          best = value.getKey();
        }
      }
      return best;
    }
  }

  /** Rows by events of the kind descending, kind, events descending, tag, parameter. */
  List<Map<String, @Nullable Object>> rows() {
    Map<Key, Uses> counts = new HashMap<>();
    Map<Integer, Long> ofKind = new HashMap<>();
    for (OracleEvent event : events) {
      ofKind.merge(event.kind(), 1L, Long::sum);
      for (List<String> tag : event.tags()) {
        if (!tag.isEmpty()) {
          boolean isParam = tag.get(0).equals("param");
          String parameter = isParam && tag.size() > 1 ? tag.get(1) : "";
          counts
              .computeIfAbsent(new Key(event.kind(), tag.get(0), parameter), key -> new Uses())
              .add(event, value(tag, isParam ? 2 : 1));
        }
      }
    }
    List<Key> keys = new ArrayList<>(counts.keySet());
    keys.sort(
        Comparator.comparingLong((Key key) -> -ofKind.getOrDefault(key.kind(), 0L))
            .thenComparingInt(Key::kind)
            .thenComparingInt(key -> -uses(counts, key).events.size())
            .thenComparing(Key::tag)
            .thenComparing(key -> key.parameter().isEmpty())
            .thenComparing(Key::parameter));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Key key : keys) {
      rows.add(row(key, uses(counts, key), ofKind.getOrDefault(key.kind(), 0L)));
    }
    return rows;
  }

  private static Uses uses(Map<Key, Uses> counts, Key key) {
    return counts.getOrDefault(key, new Uses());
  }

  private static Map<String, @Nullable Object> row(Key key, Uses uses, long all) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("kind", (long) key.kind());
    row.put("tag", key.tag());
    row.put("parameter", key.parameter().isEmpty() ? null : key.parameter());
    row.put("events", (long) uses.events.size());
    row.put("share", Measures.ratio(uses.events.size(), all));
    row.put("uses", uses.uses);
    row.put("authors", (long) uses.authors.size());
    row.put("example", uses.example());
    return row;
  }

  private static @Nullable String value(List<String> tag, int place) {
    boolean hidden = tag.get(0).equals("i") || tag.get(0).equals("request");
    if (hidden || tag.size() <= place) {
      return null;
    }
    String value = tag.get(place);
    if (KEY.matcher(value.toLowerCase(Locale.ROOT)).find()) {
      return null;
    }
    int end =
        value.offsetByCodePoints(0, Math.min(LONGEST, value.codePointCount(0, value.length())));
    return value.substring(0, end);
  }
}
