package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The elements of one file.
 *
 * @param archive whether the file is a JSON array and not JSON Lines
 * @param elements the members of the array, or one for each line that is not blank; a line that is
 *     no JSON is a missing node
 */
record SourceFile(boolean archive, List<JsonNode> elements) {

  /** Strict about what follows a value; of a key that stands twice the last one wins. */
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static SourceFile read(Path file) throws IOException {
    String text = new String(bytes(file), StandardCharsets.UTF_8).strip();
    List<JsonNode> elements = new ArrayList<>();
    if (text.startsWith("[") && !text.startsWith("[\"")) {
      JSON.readTree(text).forEach(elements::add);
      return new SourceFile(true, elements);
    }
    for (String line : text.lines().toList()) {
      if (!line.isBlank()) {
        addLine(line, elements);
      }
    }
    return new SourceFile(false, elements);
  }

  private static byte[] bytes(Path file) throws IOException {
    byte[] stored = Files.readAllBytes(file);
    boolean gzip = stored.length > 1 && stored[0] == 0x1f && stored[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(new ByteArrayInputStream(stored)).readAllBytes() : stored;
  }

  private static void addLine(String line, List<JsonNode> elements) {
    JsonNode value;
    try {
      value = JSON.readTree(line);
    } catch (IOException noJson) {
      value = MissingNode.getInstance();
    }
    boolean frame = value.isArray() && value.path(0).isTextual();
    if (!frame) {
      elements.add(value);
    } else if (value.path(0).textValue().equals("EVENT")) {
      elements.add(value.path(value.size() - 1));
    }
  }
}
