package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes events as other programs read them: one line of JSON each, the fields of NIP-01. What a
 * terminal could obey is escaped.
 */
public final class EventWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build()
          .setCharacterEscapes(new ControlEscapes());

  private final Writer out;

  /** Writes to {@code out}, which it neither flushes nor closes. */
  public EventWriter(Writer out) {
    this.out = out;
  }

  /** Writes one event and the end of the line. */
  public void write(Event event) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("id", event.id().hex());
      json.writeStringField("pubkey", event.pubkey().hex());
      json.writeNumberField("created_at", event.createdAt());
      json.writeNumberField("kind", event.kind());
      json.writeArrayFieldStart("tags");
      for (List<String> tag : event.tags()) {
        json.writeStartArray();
        for (String value : tag) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeStringField("content", event.content());
      json.writeStringField("sig", event.sig().hex());
      json.writeEndObject();
    }
    out.write('\n');
  }
}
