package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import live.dvmdash.event.JsonScanner.Unusual;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in the form that nearly all of them have: the seven fields of NIP-01 and no others,
 * each of them once and of its type. It judges nothing: whatever it does not know is left to {@link
 * EventReader}. Used by one thread.
 */
final class EventScanner {

  private static final Field[] FIELDS = Field.values();

  /** Each name as it stands after its first quote. */
  private static final byte[][] SPELLINGS =
      Arrays.stream(FIELDS)
          .map(field -> (field.name().toLowerCase(Locale.ROOT) + '"').getBytes(US_ASCII))
          .toArray(byte[][]::new);

  private final JsonScanner json = new JsonScanner();
  private final PackedTags.Builder tagBuilder = new PackedTags.Builder();
  private int next;
  private @Nullable Bytes32 id;
  private @Nullable Bytes32 pubkey;
  private long createdAt;
  private int kind;
  private @Nullable PackedTags tags;
  private @Nullable String content;
  private @Nullable Signature sig;

  private enum Field {
    ID,
    PUBKEY,
    CREATED_AT,
    KIND,
    TAGS,
    CONTENT,
    SIG
  }

  /** The event in those bytes; null when they are anything but an event of the usual form. */
  @Nullable Event read(byte[] utf8, int offset, int length) {
    if (!Utf8.isValid(utf8, offset, length)) {
      return null;
    }
    json.begin(utf8, offset, length);
    try {
      return event();
    } catch (Unusual e) {
      return null;
    } finally {
      json.finish();
      tagBuilder.clear();
    }
  }

  private @Nullable Event event() throws Unusual {
    id = null;
    pubkey = null;
    createdAt = -1;
    kind = -1;
    tags = null;
    content = null;
    sig = null;
    json.expect('{');
    for (int i = 0; i < FIELDS.length; i++) {
      if (i > 0) {
        json.expect(',');
      }
      field();
    }
    json.expect('}');
    json.expectEnd();
    if (id == null
        || pubkey == null
        || createdAt < 0
        || kind < 0
        || tags == null
        || content == null
        || sig == null) {
      return null;
    }
    return new Event(id, pubkey, createdAt, kind, tags, content, sig);
  }

  private void field() throws Unusual {
    Field name = name();
    json.expect(':');
    switch (name) {
      case ID -> {
        string();
        id = Bytes32.parse(json.text(), json.textOffset(), json.textLength());
      }
      case PUBKEY -> {
        string();
        pubkey = Bytes32.parse(json.text(), json.textOffset(), json.textLength());
      }
      case CREATED_AT -> createdAt = json.integer();
      case KIND -> {
        long number = json.integer();
        kind = number > Kind.MAX ? -1 : (int) number;
      }
      case TAGS -> tags = tags();
      case CONTENT -> {
        string();
        content = new String(json.text(), json.textOffset(), json.textLength(), UTF_8);
      }
      case SIG -> {
        string();
        sig = Signature.parse(json.text(), json.textOffset(), json.textLength());
      }
    }
  }

  /** Looks first for the name that follows the last one, as fields mostly keep their order. */
  private Field name() throws Unusual {
    json.expect('"');
    for (int i = 0; i < FIELDS.length; i++) {
      int place = (next + i) % FIELDS.length;
      if (json.passes(SPELLINGS[place])) {
        next = place + 1;
        return FIELDS[place];
      }
    }
    throw new Unusual();
  }

  private void string() throws Unusual {
    json.expect('"');
    json.string();
  }

  private PackedTags tags() throws Unusual {
    json.expect('[');
    byte next = json.next();
    while (next != ']') {
      if (next != '[') {
        throw new Unusual();
      }
      tag();
      next = afterElement();
    }
    return tagBuilder.build();
  }

  private void tag() throws Unusual {
    byte next = json.next();
    while (next != ']') {
      if (next != '"') {
        throw new Unusual();
      }
      json.string();
      tagBuilder.text(json.text(), json.textOffset(), json.textLength());
      next = afterElement();
    }
    tagBuilder.endTag();
  }

  /** The first byte of the next element of an array, or the bracket that closes it. */
  private byte afterElement() throws Unusual {
    byte next = json.next();
    if (next == ']') {
      return next;
    }
    if (next != ',') {
      throw new Unusual();
    }
    byte element = json.next();
    if (element == ']') {
      throw new Unusual();
    }
    return element;
  }
}
