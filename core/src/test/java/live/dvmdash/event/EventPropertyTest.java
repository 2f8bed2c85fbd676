package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Holds the reader and the ids against Jackson's writing of the same events. */
class EventPropertyTest {

  /** Writes to text, where surrogate pairs stay whole, and escapes as other implementations do. */
  private static final ObjectMapper VERBATIM =
      JsonMapper.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private static final long FIRST_OF_19_DIGITS = 1_000_000_000_000_000_000L;

  private static final ObjectMapper ESCAPED =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Property(tries = 500)
  void whatWasWrittenIsRead(
      @ForAll("tags") List<List<String>> tags,
      @ForAll("text") String content,
      @ForAll @LongRange(min = 0) long createdAt,
      @ForAll @IntRange(min = 0, max = 65535) int kind,
      @ForAll @Size(32) byte[] pubkey,
      @ForAll @Size(64) byte[] sig)
      throws Exception {
    Bytes32 author = Bytes32.of(pubkey);
    Bytes32 id = id(author, createdAt, kind, tags, content);
    Event event = new Event(id, author, createdAt, kind, tags, content, Signature.of(sig));

    String verbatim = VERBATIM.writeValueAsString(fields(event));
    String escaped = ESCAPED.writeValueAsString(fields(event));
    String pretty = VERBATIM.writerWithDefaultPrettyPrinter().writeValueAsString(fields(event));

    for (String json : List.of(verbatim, escaped, pretty)) {
      byte[] utf8 = json.getBytes(UTF_8);
      Event read = new EventReader().read(utf8);
      assertThat(read).isEqualTo(event);
      assertThat(new EventReader().readStrictly(utf8, 0, utf8.length)).isEqualTo(event);
      assertThat(new EventScanner().read(utf8, 0, utf8.length))
          .isEqualTo(createdAt < FIRST_OF_19_DIGITS ? event : null);
      assertThat(EventId.matches(read)).isTrue();
    }
    assertThat(EventId.of(author, createdAt, kind, tags, content)).isEqualTo(id);
  }

  @Property(tries = 2000)
  void damagedBytesAreReadOrMalformed(
      @ForAll("text") String content,
      @ForAll @IntRange(min = 0, max = 5000) int place,
      @ForAll byte damage)
      throws Exception {
    byte[] json =
        new EventJson()
            .with("content", VERBATIM.writeValueAsString(content))
            .toString()
            .getBytes(UTF_8);
    json[place % json.length] = damage;
    try {
      Event read = new EventReader().read(json);
      assertThat(read.kind()).isBetween(0, Kind.MAX);
      assertThat(read.createdAt()).isNotNegative();
    } catch (MalformedEvent malformed) {
      assertThat(malformed).hasMessageNotContaining("Exception");
    }
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(60);
    Arbitrary<String> telling =
        Arbitraries.strings()
            .withChars("\u0000\b\t\n\u000B\f\r\u001B\u001F\"\\/\u007F\u0080\u2028\uFFFD")
            .ofMaxLength(20);
    Arbitrary<String> emoji = Arbitraries.of("\uD83D\uDE00", "\uDBFF\uDFFF", "\uD800\uDC00", "é");
    // What no UTF-8 can hold, unpaired surrogates, is left to single tests.
    return Arbitraries.oneOf(any, telling, emoji)
        .map(text -> new String(text.getBytes(UTF_8), UTF_8));
  }

  @Provide
  Arbitrary<List<List<String>>> tags() {
    return text().list().ofMaxSize(4).list().ofMaxSize(6);
  }

  private static Bytes32 id(
      Bytes32 pubkey, long createdAt, int kind, List<List<String>> tags, String content)
      throws Exception {
    Object[] hashed = {0, pubkey.hex(), createdAt, kind, tags, content};
    byte[] json = VERBATIM.writeValueAsString(hashed).getBytes(UTF_8);
    return Bytes32.of(MessageDigest.getInstance("SHA-256").digest(json));
  }

  private static Map<String, Object> fields(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("content", event.content());
    fields.put("created_at", event.createdAt());
    fields.put("id", event.id().hex());
    fields.put("kind", event.kind());
    fields.put("pubkey", event.pubkey().hex());
    fields.put("sig", event.sig().hex());
    fields.put("tags", event.tags());
    return fields;
  }
}
