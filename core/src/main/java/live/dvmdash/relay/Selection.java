package live.dvmdash.relay;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;

/**
 * Which events are asked for, apart from their kinds and time: all, or those with one of certain
 * ids, of certain authors, or with one of certain values in their {@code e}, {@code i} or {@code p}
 * tags.
 *
 * @param field what the values are
 * @param values in ascending order; empty for {@link Field#ALL} and only there
 */
public record Selection(Field field, List<Bytes32> values) {

  /** Every event. */
  public static final Selection ALL = new Selection(Field.ALL, List.of());

  /** What a filter may name (NIP-01). */
  public enum Field {
    /** Nothing. */
    ALL(""),
    /** Ids of events. */
    IDS("ids"),
    /** Public keys of authors. */
    AUTHORS("authors"),
    /** Ids in {@code e} tags. */
    E_TAGS("#e"),
    /** Ids in {@code i} tags, by which a request takes the output of another job (NIP-90). */
    I_TAGS("#i"),
    /** Public keys in {@code p} tags. */
    P_TAGS("#p");

    private final String json;

    Field(String json) {
      this.json = json;
    }

    /** The member of a filter that holds the values; empty for {@link #ALL}. */
    String json() {
      return json;
    }
  }

  /** Puts the values in order, each once. */
  public Selection {
    values = List.copyOf(new TreeSet<>(values));
    if ((field == Field.ALL) != values.isEmpty()) {
      throw new IllegalArgumentException("a selection by " + field + " of " + values.size());
    }
  }

  /** The selection as a text that no other one has. */
  public String key() {
    return field == Field.ALL
        ? "all"
        : field.json() + "=" + values.stream().map(Bytes32::hex).collect(Collectors.joining(","));
  }
}
