package live.dvmdash.relay;

import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * A filter of NIP-01.
 *
 * @param selection which events, apart from kinds and time
 * @param kinds which kinds; empty for any
 * @param time when they claim to be from; on the wire both ends are inclusive, here as always the
 *     second is not
 * @param limit how many at most, newest first; without it relays send what they like
 */
public record Filter(Selection selection, KindSet kinds, Interval time, int limit) {

  /** Whether an event is what is asked for. */
  public boolean matches(Event event) {
    return time.contains(event.createdAt()) && matchesAnyTime(event);
  }

  /** Whether an event is what is asked for but for its time. */
  public boolean matchesAnyTime(Event event) {
    return (kinds.isEmpty() || kinds.contains(event.kind())) && isSelected(event);
  }

  private boolean isSelected(Event event) {
    return switch (selection.field()) {
      case ALL -> true;
      case IDS -> selection.values().contains(event.id());
      case AUTHORS -> selection.values().contains(event.pubkey());
      case E_TAGS -> isTagged(event, "e");
      case I_TAGS -> isTagged(event, "i");
      case P_TAGS -> isTagged(event, "p");
    };
  }

  private boolean isTagged(Event event, String name) {
    for (List<String> tag : event.tags()) {
      if (tag.size() > 1 && tag.get(0).equals(name)) {
        Bytes32 value = Bytes32.parse(tag.get(1));
        if (value != null && selection.values().contains(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The JSON object, without white space. */
  public String json() {
    StringBuilder json = new StringBuilder("{");
    if (selection.field() != Selection.Field.ALL) {
      json.append('"').append(selection.field().json()).append("\":[");
      String separator = "";
      for (Bytes32 value : selection.values()) {
        json.append(separator).append('"').append(value.hex()).append('"');
        separator = ",";
      }
      json.append("],");
    }
    if (!kinds.isEmpty()) {
      json.append("\"kinds\":").append(kinds.kinds().toString().replace(" ", "")).append(',');
    }
    json.append("\"since\":").append(time.since());
    json.append(",\"until\":").append(time.until() - 1);
    return json.append(",\"limit\":").append(limit).append('}').toString();
  }
}
