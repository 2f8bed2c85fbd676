package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import live.dvmdash.event.ControlEscapes;
import org.jspecify.annotations.Nullable;

/**
 * How all JSON is written: two spaces of indentation or none, {@code \n}, and escapes for what a
 * terminal could obey. Those lose nothing, so JSON keeps the exact text.
 */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build()
          .setCharacterEscapes(new ControlEscapes());

  private JsonText() {}

  /** Writes indented objects; closing it does not close {@code out}. */
  public static JsonGenerator pretty(Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return FACTORY.createGenerator(out).setPrettyPrinter(printer);
  }

  /** Writes objects on one line each; closing it does not close {@code out}. */
  public static JsonGenerator compact(Writer out) throws IOException {
    return FACTORY.createGenerator(out).setRootValueSeparator(new SerializedString("\n"));
  }

  /** Writes a field with a number, or with null when there is none. */
  public static void number(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
