package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event from the UTF-8 JSON of one object, and is strict about its shape (NIP-01).
 *
 * <p>Unknown fields are ignored. Of a repeated field the last one counts, as in every JSON parser
 * in wide use. An unpaired surrogate is read as U+FFFD, which is what the implementations in
 * JavaScript and Go hash in its place. An object nested deeper than {@value #MAX_DEPTH} levels,
 * with a number longer than 1,000 digits or a name longer than 50,000 characters is malformed, and
 * so is anything that is not strict UTF-8. Instances hold no state and may be shared by threads.
 */
public final class EventReader {

  /** The nesting that is still read; an event itself needs three levels. */
  public static final int MAX_DEPTH = 1000;

  private static final int ID = 1;
  private static final int PUBKEY = 1 << 1;
  private static final int CREATED_AT = 1 << 2;
  private static final int KIND = 1 << 3;
  private static final int TAGS = 1 << 4;
  private static final int CONTENT = 1 << 5;
  private static final int SIG = 1 << 6;
  private static final int ALL = (1 << 7) - 1;
  private static final int SHAPE_THRESHOLD = 3;

  private static final ThreadLocal<EventScanner> SCANNER =
      ThreadLocal.withInitial(EventScanner::new);

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  /**
   * Reads an event from all of an array.
   *
   * @throws MalformedEvent when the bytes are not exactly one JSON object of an event's shape
   */
  public Event read(byte[] json) throws MalformedEvent {
    return read(json, 0, json.length);
  }

  /**
   * Reads an event from {@code length} bytes at {@code offset}.
   *
   * @throws MalformedEvent when the bytes are not exactly one JSON object of an event's shape
   */
  public Event read(byte[] json, int offset, int length) throws MalformedEvent {
    Event event = SCANNER.get().read(json, offset, length);
    return event == null ? readStrictly(json, offset, length) : event;
  }

  /** As {@link #read(byte[], int, int)}, by a parser that knows all of JSON. */
  Event readStrictly(byte[] json, int offset, int length) throws MalformedEvent {
    Draft draft = new Draft();
    try (JsonParser parser = JSON.createParser(json, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedEvent("not a JSON object", false);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        draft.field(parser);
      }
      if (parser.nextToken() != null) {
        throw draft.malformed("text after the end of the object");
      }
      if (!Utf8.isValid(json, offset, length)) {
        throw draft.malformed("not UTF-8");
      }
    } catch (StreamConstraintsException e) {
      throw draft.malformed("nested too deeply, or a name or number too long");
    } catch (IOException e) {
      throw draft.malformed("not JSON");
    }
    return draft.event();
  }

  /** The fields of an event while they arrive. */
  private static final class Draft {

    private int named;
    private @Nullable Bytes32 id;
    private @Nullable Bytes32 pubkey;
    private long createdAt = -1;
    private int kind = -1;
    private @Nullable List<List<String>> tags;
    private @Nullable String content;
    private @Nullable Signature sig;

    private void field(JsonParser parser) throws IOException {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> {
          named |= ID;
          id = value == JsonToken.VALUE_STRING ? Bytes32.parse(parser.getText()) : null;
        }
        case "pubkey" -> {
          named |= PUBKEY;
          pubkey = value == JsonToken.VALUE_STRING ? Bytes32.parse(parser.getText()) : null;
        }
        case "created_at" -> {
          named |= CREATED_AT;
          createdAt = integer(parser, value);
        }
        case "kind" -> {
          named |= KIND;
          long number = integer(parser, value);
          kind = number < 0 || number > Kind.MAX ? -1 : (int) number;
        }
        case "tags" -> {
          named |= TAGS;
          tags = tags(parser, value);
        }
        case "content" -> {
          named |= CONTENT;
          content = value == JsonToken.VALUE_STRING ? Surrogates.repaired(parser.getText()) : null;
        }
        case "sig" -> {
          named |= SIG;
          sig = value == JsonToken.VALUE_STRING ? Signature.parse(parser.getText()) : null;
        }
        default -> {}
      }
      // A value of another type than expected has not been read past its opening bracket.
      if (parser.currentToken() == JsonToken.START_OBJECT
          || parser.currentToken() == JsonToken.START_ARRAY) {
        parser.skipChildren();
      }
    }

    private static long integer(JsonParser parser, JsonToken value) throws IOException {
      if (value != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        return -1;
      }
      return parser.getLongValue();
    }

    private @Nullable List<List<String>> tags(JsonParser parser, JsonToken value)
        throws IOException {
      if (value != JsonToken.START_ARRAY) {
        return null;
      }
      PackedTags.Builder read = new PackedTags.Builder();
      boolean wellShaped = true;
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY) {
        if (token == JsonToken.START_ARRAY) {
          wellShaped &= tag(parser, read);
        } else {
          wellShaped = false;
          parser.skipChildren();
        }
        token = parser.nextToken();
      }
      return wellShaped ? read.build() : null;
    }

    private static boolean tag(JsonParser parser, PackedTags.Builder into) throws IOException {
      boolean wellShaped = true;
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY) {
        if (token == JsonToken.VALUE_STRING) {
          into.text(parser.getText());
        } else {
          wellShaped = false;
          parser.skipChildren();
        }
        token = parser.nextToken();
      }
      into.endTag();
      return wellShaped;
    }

    private Event event() throws MalformedEvent {
      if (named != ALL) {
        throw malformed("without " + firstMissing());
      }
      if (id == null) {
        throw malformed("id is not 64 lower-case hex characters");
      }
      if (pubkey == null) {
        throw malformed("pubkey is not 64 lower-case hex characters");
      }
      if (createdAt < 0) {
        throw malformed("created_at is not an integer from 0 to 2^63-1");
      }
      if (kind < 0) {
        throw malformed("kind is not an integer from 0 to 65535");
      }
      if (tags == null) {
        throw malformed("tags is not an array of arrays of strings");
      }
      if (content == null) {
        throw malformed("content is not a string");
      }
      if (sig == null) {
        throw malformed("sig is not 128 lower-case hex characters");
      }
      return new Event(id, pubkey, createdAt, kind, tags, content, sig);
    }

    private String firstMissing() {
      String[] names = {"id", "pubkey", "created_at", "kind", "tags", "content", "sig"};
      return names[Integer.numberOfTrailingZeros(~named)];
    }

    private MalformedEvent malformed(String why) {
      return new MalformedEvent(why, Integer.bitCount(named) >= SHAPE_THRESHOLD);
    }
  }
}
