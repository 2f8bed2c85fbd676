package live.dvmdash.cli.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;

/** The settings file: names, values, and where they stand in it. */
public final class SettingsFile {

  private static final Pattern NAME = Pattern.compile("\\s*([^#!=:\\s][^=:\\s]*).*");
  private static final Pattern GOES_ON = Pattern.compile(".*(?<!\\\\)(?:\\\\\\\\)*\\\\");

  private final @Nullable Path path;
  private final Properties values;
  private final Map<String, Integer> lines;

  private SettingsFile(@Nullable Path path, Properties values, Map<String, Integer> lines) {
    this.path = path;
    this.values = values;
    this.lines = lines;
  }

  /**
   * Reads the settings file, if there is one.
   *
   * @throws Refusal when it cannot be read
   */
  static SettingsFile read(Console console) throws Refusal {
    Properties values = new Properties();
    Path path = path(console);
    if (path == null || !Files.exists(path)) {
      return new SettingsFile(path, values, Map.of());
    }
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      values.load(new StringReader(text));
      return new SettingsFile(path, values, lines(text.lines().toList()));
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.usage("the settings cannot be read: " + path + ": mend or remove the file");
    }
  }

  /** Where the file is or would be; null when nobody says where a home is. */
  public static @Nullable Path path(Console console) {
    String config = console.variable("XDG_CONFIG_HOME");
    String home = console.variable("HOME");
    if (config == null && home == null) {
      return null;
    }
    Path base = config == null ? Path.of(home, ".config") : Path.of(config);
    return base.resolve("dvmdash").resolve("config.properties");
  }

  /** The number of the line on which each name stands last, which is the one that counts. */
  private static Map<String, Integer> lines(List<String> text) {
    Map<String, Integer> lines = new HashMap<>();
    boolean goesOn = false;
    for (int i = 0; i < text.size(); i++) {
      Matcher name = NAME.matcher(text.get(i));
      boolean named = !goesOn && name.matches();
      if (named) {
        lines.put(name.group(1), i + 1);
      }
      goesOn = (named || goesOn) && GOES_ON.matcher(text.get(i)).matches();
    }
    return lines;
  }

  /** All names that stand in it. */
  SortedSet<String> names() {
    return new TreeSet<>(values.stringPropertyNames());
  }

  /** The value of a name; null when it has none. */
  @Nullable String value(String name) {
    return values.getProperty(name);
  }

  /** The file and the line of a name, for people. */
  String place(String name) {
    Integer line = lines.get(name);
    return path + (line == null ? "" : ", line " + line);
  }
}
