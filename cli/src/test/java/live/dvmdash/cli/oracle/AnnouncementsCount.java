package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The announcements of DVMs that no newer ones replace.
 *
 * @param jobs all events, and the answers that count
 * @param until the end of the scope
 * @param end the end of the data
 */
record AnnouncementsCount(JobIndex jobs, OracleFilter filter, long until, long end) {

  private static final int ANNOUNCEMENT = 31_990;
  private static final int HEARTBEAT = 11_998;

  /** Rows by last result or feedback and by the announcement's time, both descending, then id. */
  List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (OracleEvent event : winners()) {
      TreeSet<Long> kinds = kinds(event);
      boolean wanted =
          filter.kinds().isEmpty()
              || kinds.stream().anyMatch(kind -> filter.kinds().contains(kind.intValue()));
      if (!kinds.isEmpty()
          && wanted
          && (filter.dvms().isEmpty() || filter.dvms().contains(event.pubkey()))) {
        rows.add(row(event, List.copyOf(kinds)));
      }
    }
    rows.sort(
        Comparator.comparingLong((Map<String, @Nullable Object> row) -> -number(row, "last_seen"))
            .thenComparingLong(row -> -number(row, "created_at"))
            .thenComparing(row -> String.valueOf(row.get("id"))));
    return rows;
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Long number ? number : -1;
  }

  private List<OracleEvent> winners() {
    Map<List<String>, OracleEvent> winners = new LinkedHashMap<>();
    for (OracleEvent event : jobs.events()) {
      if (event.kind() == ANNOUNCEMENT) {
        winners.merge(
            List.of(event.pubkey(), event.firstValue("d").orElse("")),
            event,
            (one, other) -> OracleEvent.REPLACEMENT.compare(one, other) > 0 ? one : other);
      }
    }
    return List.copyOf(winners.values());
  }

  private Map<String, @Nullable Object> row(OracleEvent event, List<Long> kinds) {
    Optional<JsonNode> profile = profile(event);
    OptionalLong seen =
        last(
            event.pubkey(),
            e ->
                (JobIndex.isResult(e.kind()) || JobIndex.isFeedback(e.kind()))
                    && filter.mayAnswer(e, JobIndex.target(e).flatMap(jobs::request)));
    OptionalLong heartbeat = last(event.pubkey(), e -> e.kind() == HEARTBEAT);
    long silent = Math.max(0, end - seen.orElse(event.createdAt())) / OracleEvent.DAY;
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", event.id());
    row.put("pubkey", event.pubkey());
    row.put("npub", Npub.of(event.pubkey()));
    row.put("name", text(profile, "name"));
    row.put("d", event.firstValue("d").orElse(""));
    row.put("kinds", kinds);
    row.put("readable", profile.isPresent());
    row.put("about", text(profile, "about"));
    row.put("picture", text(profile, "picture"));
    row.put("nip90_params", params(profile));
    row.put("encryption", flag(profile));
    row.put("created_at", event.createdAt());
    row.put("last_seen", seen.isPresent() ? seen.getAsLong() : null);
    row.put("silent_days", silent);
    row.put("last_heartbeat", heartbeat.isPresent() ? heartbeat.getAsLong() : null);
    return row;
  }

  private OptionalLong last(String pubkey, Predicate<OracleEvent> wanted) {
    return jobs.events().stream()
        .filter(event -> event.pubkey().equals(pubkey) && event.createdAt() < until)
        .filter(wanted)
        .mapToLong(OracleEvent::createdAt)
        .max();
  }

  private static TreeSet<Long> kinds(OracleEvent event) {
    TreeSet<Long> kinds = new TreeSet<>();
    for (List<String> tag : event.tagsNamed("k")) {
      if (tag.size() > 1
          && tag.get(1).matches("0*[0-9]{4}")
          && JobIndex.isRequest(Integer.parseInt(tag.get(1)))) {
        kinds.add(Long.parseLong(tag.get(1)));
      }
    }
    return kinds;
  }

  private static Optional<JsonNode> profile(OracleEvent event) {
    try {
      return Optional.ofNullable(SourceFile.JSON.readTree(event.content()))
          .filter(JsonNode::isObject);
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static @Nullable String params(Optional<JsonNode> profile) {
    return profile
        .map(json -> json.get("nip90Params"))
        .map(JsonNode::toString)
        .map(ElementCheck::wellFormed)
        .orElse(null);
  }

  private static @Nullable Boolean flag(Optional<JsonNode> profile) {
    return profile
        .map(json -> json.get("encryptionSupported"))
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue)
        .orElse(null);
  }

  private static @Nullable String text(Optional<JsonNode> profile, String field) {
    return profile
        .map(json -> json.path(field).textValue())
        .filter(text -> !text.isEmpty())
        .map(ElementCheck::wellFormed)
        .orElse(null);
  }
}
