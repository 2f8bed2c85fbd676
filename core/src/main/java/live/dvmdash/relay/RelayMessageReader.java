package live.dvmdash.relay;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.relay.RelayMessage.AuthChallenge;
import live.dvmdash.relay.RelayMessage.Closed;
import live.dvmdash.relay.RelayMessage.Eose;
import live.dvmdash.relay.RelayMessage.EventMessage;
import live.dvmdash.relay.RelayMessage.Notice;
import live.dvmdash.relay.RelayMessage.Ok;
import live.dvmdash.relay.RelayMessage.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what relays send, by position and tolerant of more members than are known. No input makes
 * it throw. For many threads.
 */
final class RelayMessageReader {

  /** More than an event may have, so that one nested too deeply is still known for an event. */
  private static final int MAX_DEPTH = 2 * EventReader.MAX_DEPTH;

  private static final int LONGEST_CHALLENGE = 1000;
  private static final String FINISHED = "finish";
  private static final int KNOWN_MEMBERS = 4;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  private final EventReader events = new EventReader();
  private final RecentDeliveries recent;

  /** A reader that looks into, and adds to, what came lately. */
  RelayMessageReader(RecentDeliveries recent) {
    this.recent = recent;
  }

  /**
   * One member of the message's array.
   *
   * @param token its type, or how it begins
   * @param text the text of a string; of an array those of its strings that matter; else empty
   * @param from where an object begins
   * @param to the index behind an object
   */
  private record Member(JsonToken token, String text, int from, int to) {}

  /** Reads one message from its UTF-8. */
  RelayMessage read(byte[] json) {
    EventMessage usual = usualEvent(json);
    if (usual != null) {
      return usual;
    }
    List<Member> members;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != START_ARRAY) {
        return new Unreadable("not a JSON array");
      }
      members = members(parser);
      if (parser.nextToken() != null) {
        return new Unreadable("text after the end of the array");
      }
    } catch (IOException e) {
      return new Unreadable("not JSON, or nested too deeply");
    }
    return members.isEmpty() ? new Unreadable("an empty array") : message(json, members);
  }

  /** Reads a valid event in its usual spelling, nearly all that ever comes, in one pass. */
  private @Nullable EventMessage usualEvent(byte[] json) {
    EventFrame frame = EventFrame.find(json);
    if (frame == null) {
      return null;
    }
    Delivery known = recent.find(json, frame.from(), frame.to());
    if (known != null) {
      return new EventMessage(frame.subscription(), known);
    }
    try {
      Event event = events.read(json, frame.from(), frame.to() - frame.from());
      byte[] own = Arrays.copyOfRange(json, frame.from(), frame.to());
      Delivery delivery = Delivery.of(own, event);
      recent.add(delivery);
      return new EventMessage(frame.subscription(), delivery);
    } catch (MalformedEvent e) {
      return null;
    }
  }

  private static List<Member> members(JsonParser parser) throws IOException {
    List<Member> members = new ArrayList<>(KNOWN_MEMBERS);
    for (JsonToken token = parser.nextToken(); token != END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw new IOException("the array does not end");
      }
      int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
      String text = "";
      if (members.size() >= KNOWN_MEMBERS) {
        parser.skipChildren();
        continue;
      }
      if (token == VALUE_STRING) {
        text = parser.getText();
      } else if (token == START_ARRAY) {
        text = hint(parser);
      } else {
        parser.skipChildren();
      }
      int to = Math.toIntExact(parser.currentLocation().getByteOffset());
      members.add(new Member(token, text, from, to));
    }
    return members;
  }

  /** Reads an array; {@value #FINISHED} when it holds that word, else nothing. */
  private static String hint(JsonParser parser) throws IOException {
    String found = "";
    for (JsonToken token = parser.nextToken(); token != END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw new IOException("the array does not end");
      }
      if (token == VALUE_STRING && parser.getText().equals(FINISHED)) {
        found = FINISHED;
      }
      parser.skipChildren();
    }
    return found;
  }

  private RelayMessage message(byte[] json, List<Member> members) {
    String label = string(members, 0);
    String first = string(members, 1);
    if (label == null || first == null) {
      return new Unreadable("not a label and a text");
    }
    return switch (label) {
      case "EVENT" -> event(json, first, members);
      case "EOSE" -> new Eose(first, members.size() > 2 && members.get(2).text().equals(FINISHED));
      case "CLOSED" -> new Closed(first, words(members, 2));
      case "NOTICE" -> new Notice(words(members, 1));
      case "OK" ->
          new Ok(
              first,
              members.size() > 2 && members.get(2).token() == JsonToken.VALUE_TRUE,
              words(members, 3));
      case "AUTH" ->
          first.length() > LONGEST_CHALLENGE
              ? new Unreadable("a challenge of %d characters".formatted(first.length()))
              : new AuthChallenge(first);
      default -> new Unreadable("a message of another name");
    };
  }

  private RelayMessage event(byte[] json, String subscription, List<Member> members) {
    if (members.size() < 3 || members.get(2).token() != JsonToken.START_OBJECT) {
      return new Unreadable("EVENT without an event");
    }
    byte[] own = Arrays.copyOfRange(json, members.get(2).from(), members.get(2).to());
    try {
      return new EventMessage(subscription, Delivery.of(own, events.read(own)));
    } catch (MalformedEvent e) {
      return new EventMessage(subscription, Delivery.malformed(own, e.getMessage()));
    }
  }

  private static @Nullable String string(List<Member> members, int at) {
    return members.size() > at && members.get(at).token() == VALUE_STRING
        ? members.get(at).text()
        : null;
  }

  /** What the relay says there, or nothing. */
  private static String words(List<Member> members, int at) {
    String text = string(members, at);
    if (text == null || text.length() <= RelayMessage.MAX_TEXT) {
      return text == null ? "" : text;
    }
    return text.substring(0, RelayMessage.MAX_TEXT - 1) + "…";
  }
}
