package live.dvmdash.cli.log;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.JsonText;

/** How the lines of a log are written. */
public enum LogFormat {
  /** For people: time, level, command and process, the sentence, and the fields behind it. */
  TEXT {
    @Override
    String text(LogLine line) {
      StringBuilder text = new StringBuilder(TIME.format(line.time()));
      text.append(' ').append(line.level().word()).append(' ').append(line.command());
      text.append('[').append(line.pid()).append("] ").append(line.message());
      String separator = " (";
      for (Map.Entry<String, Object> field : line.fields().entrySet()) {
        text.append(separator).append(field.getKey()).append(": ").append(field.getValue());
        separator = ", ";
      }
      return (line.fields().isEmpty() ? text : text.append(')')).toString();
    }
  },

  /** For programs: one object a line. */
  JSON {
    @Override
    String text(LogLine line) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JsonText.compact(text)) {
        json.writeStartObject();
        json.writeStringField("time", TIME.format(line.time()));
        json.writeStringField("level", line.level().word());
        json.writeStringField("command", line.command());
        json.writeNumberField("pid", line.pid());
        json.writeStringField("message", line.message());
        for (Map.Entry<String, Object> field : line.fields().entrySet()) {
          json.writeFieldName(field.getKey());
          json.writePOJO(field.getValue());
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }
  };

  /** Always of the same width, so that lines of text stand in columns and sort by time. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The line, without its end. */
  abstract String text(LogLine line);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
