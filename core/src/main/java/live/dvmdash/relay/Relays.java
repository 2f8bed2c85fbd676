package live.dvmdash.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The relays that are asked when the user names none; they stand in {@code relays.txt}. */
public final class Relays {

  private static final String FILE = "relays.txt";
  private static final String DECOMMISSIONED = "decommissioned";

  private Relays() {}

  /** The list that comes with the program, in its order. */
  public static List<DefaultRelay> defaults() {
    try (InputStream in = Relays.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Relays::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static DefaultRelay entry(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length > 2 || (words.length == 2 && !words[1].equals(DECOMMISSIONED))) {
      throw new IllegalStateException(FILE + " has a line that says something else: " + line);
    }
    return new DefaultRelay(RelayUrl.parse(words[0]), words.length == 2);
  }
}
