package live.dvmdash.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Signature;

/** Events for a relay that checks no signatures: their ids are right, their signatures empty. */
final class Sample {

  private Sample() {}

  static Bytes32 author(int number) {
    return new Bytes32(number * 0x9E3779B97F4A7C15L, number, 0, 1);
  }

  static List<Bytes32> authors(int count) {
    List<Bytes32> authors = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      authors.add(author(number));
    }
    return authors;
  }

  static Event event(long createdAt, int kind, int author, String content) {
    return event(createdAt, kind, author, List.of(), content);
  }

  static Event event(
      long createdAt, int kind, int author, List<List<String>> tags, String content) {
    Bytes32 id = EventId.of(author(author), createdAt, kind, tags, content);
    Signature sig = Signature.of(new byte[Signature.LENGTH]);
    return new Event(id, author(author), createdAt, kind, tags, content, sig);
  }

  /** Events of one kind and author, from a time on at equal distances. */
  static List<Event> every(long seconds, long since, int count, int kind) {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      events.add(event(since + number * seconds, kind, 0, "every " + number));
    }
    return events;
  }

  /** Events of one second, their kinds and authors by turns. */
  static List<Event> crowd(long second, int count, List<Integer> kinds, int authors) {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int kind = kinds.get(number % kinds.size());
      events.add(event(second, kind, number / kinds.size() % authors, "crowd " + number));
    }
    return events;
  }

  static Delivery delivery(Event event) {
    byte[] json = (event + "").getBytes(StandardCharsets.UTF_8);
    return Delivery.of(json, event);
  }

  static Delivery malformed(String json) {
    return Delivery.malformed(json.getBytes(StandardCharsets.UTF_8), "not an event");
  }
}
