package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of DVMs by their announcements (31990), else by their profiles (0). */
final class DvmNames {

  private static final int PROFILE = 0;
  private static final int ANNOUNCEMENT = 31_990;

  private final Map<List<String>, OracleEvent> announcements = new HashMap<>();
  private final Map<String, OracleEvent> profiles = new HashMap<>();

  DvmNames(Collection<OracleEvent> events) {
    for (OracleEvent event : events) {
      if (event.kind() == PROFILE) {
        profiles.merge(event.pubkey(), event, DvmNames::winner);
      } else if (event.kind() == ANNOUNCEMENT) {
        List<String> key = List.of(event.pubkey(), event.firstValue("d").orElse(""));
        announcements.merge(key, event, DvmNames::winner);
      }
    }
  }

  @Nullable String of(String pubkey) {
    Optional<String> announced =
        announcements.values().stream()
            .filter(event -> event.pubkey().equals(pubkey) && announcesJobs(event))
            .sorted(OracleEvent.REPLACEMENT.reversed())
            .flatMap(event -> text(event, "name").stream())
            .findFirst();
    return announced
        .or(() -> profiled(pubkey, "name"))
        .or(() -> profiled(pubkey, "display_name"))
        .orElse(null);
  }

  private static OracleEvent winner(OracleEvent one, OracleEvent other) {
    return OracleEvent.REPLACEMENT.compare(one, other) > 0 ? one : other;
  }

  private static boolean announcesJobs(OracleEvent event) {
    return event.tagsNamed("k").stream()
        .filter(tag -> tag.size() > 1 && tag.get(1).matches("0*[0-9]{4}"))
        .anyMatch(tag -> JobIndex.isRequest(Integer.parseInt(tag.get(1))));
  }

  private Optional<String> profiled(String pubkey, String field) {
    return Optional.ofNullable(profiles.get(pubkey)).flatMap(event -> text(event, field));
  }

  /** The string of this name in the JSON of the content, unless it is empty. */
  private static Optional<String> text(OracleEvent event, String field) {
    try {
      JsonNode content = SourceFile.JSON.readTree(event.content());
      return Optional.ofNullable(content.path(field).textValue())
          .filter(text -> !text.isEmpty())
          .map(ElementCheck::wellFormed);
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }
}
