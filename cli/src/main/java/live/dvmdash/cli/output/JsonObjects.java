package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;

/** The form of all JSON that is no report: one object, and lists of objects in it. */
public final class JsonObjects {

  private static final int SCHEMA = 1;

  private JsonObjects() {}

  /** Writes the fields of the whole object. */
  @FunctionalInterface
  public interface Whole {

    /** Writes them. */
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes the fields of an object that stands for a value. */
  @FunctionalInterface
  public interface Fields<T> {

    /** Writes them. */
    void write(JsonGenerator json, T value) throws IOException;
  }

  /** Prints an object, which begins with the number of its schema. */
  public static void print(PrintStream out, Whole fields) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      fields.write(json);
      json.writeEndObject();
    }
    out.println(text);
  }

  /** Writes a field with a list that has an object for each value. */
  public static <T> void list(
      JsonGenerator json, String name, Iterable<T> values, Fields<? super T> fields)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeStartObject();
      fields.write(json, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes a field with an object that has a number for each key. */
  public static <K> void numbers(
      JsonGenerator json, String name, Map<K, Long> numbers, Function<? super K, String> label)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<K, Long> number : numbers.entrySet()) {
      json.writeNumberField(label.apply(number.getKey()), number.getValue());
    }
    json.writeEndObject();
  }
}
