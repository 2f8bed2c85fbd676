package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Elements of archives in their own spelling, and files made of them. */
final class Elements {

  private Elements() {}

  /** The text of each member of an array, on a line of its own. */
  static List<String> of(Path archive) throws IOException {
    String text = Files.readString(archive);
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        elements.add(text.substring(start, end).replace('\n', ' '));
      }
    }
    return elements;
  }

  static Path array(Path file, List<String> elements) throws IOException {
    return write(file, "[" + String.join(",\n", elements) + "]");
  }

  static Path lines(Path file, List<String> elements) throws IOException {
    return write(file, String.join("\n", elements) + "\n");
  }

  /** What a relay says, with frames between the events that carry none. */
  static Path frames(Path file, List<String> elements) throws IOException {
    StringBuilder frames = new StringBuilder();
    for (String element : elements) {
      frames.append("[\"EVENT\",\"sub\",").append(element).append("]\n");
    }
    return write(file, frames + "[\"EOSE\",\"sub\"]\n[\"NOTICE\",\"slow down\"]\n");
  }

  private static Path write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!file.toString().endsWith(".gz")) {
      return Files.write(file, bytes);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }
}
