package live.dvmdash.cli.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A valid event, ids in lower-case hex, lone surrogates already replaced by U+FFFD. */
record OracleEvent(
    String id, String pubkey, long createdAt, int kind, List<List<String>> tags, String content) {

  static final long DAY = 86_400;

  /** The order in which of two versions the last one wins: newest, on a tie the lowest id. */
  static final Comparator<OracleEvent> REPLACEMENT =
      Comparator.comparingLong(OracleEvent::createdAt)
          .thenComparing(OracleEvent::id, Comparator.reverseOrder());

  List<List<String>> tagsNamed(String name) {
    return tags.stream().filter(tag -> !tag.isEmpty() && tag.get(0).equals(name)).toList();
  }

  /** The value of the first tag of this name; empty when there is no such tag or it has none. */
  Optional<String> firstValue(String name) {
    return tagsNamed(name).stream()
        .limit(1)
        .filter(tag -> tag.size() > 1)
        .map(tag -> tag.get(1))
        .findFirst();
  }

  /** The start of the UTC day. */
  long day() {
    return createdAt - createdAt % DAY;
  }
}
