package live.dvmdash.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SQL that comes with the program, one file for one purpose. */
public final class SqlResource {

  private SqlResource() {}

  /**
   * The statements of a file, without comments; a semicolon at the end of a line ends one.
   *
   * @param room a class of the package that the file belongs to
   * @throws IllegalStateException when there is no such file
   */
  public static List<String> statements(Class<?> room, String file) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : text(room, file).lines().toList()) {
      if (line.strip().startsWith("--")) {
        continue;
      }
      if (line.stripTrailing().endsWith(";")) {
        statement.append(line.stripTrailing(), 0, line.stripTrailing().length() - 1);
        statements.add(statement.toString().strip());
        statement.setLength(0);
      } else {
        statement.append(line).append('\n');
      }
    }
    if (!statement.toString().isBlank()) {
      throw new IllegalStateException(file + " does not end in a semicolon");
    }
    return statements;
  }

  /** Puts numbers in the places {@code {name}} of a statement. */
  static String with(String statement, Map<String, String> values) {
    String text = statement;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private static String text(Class<?> room, String file) {
    try (InputStream in = room.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
