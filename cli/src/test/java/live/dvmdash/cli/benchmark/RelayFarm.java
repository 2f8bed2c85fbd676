package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.relay.testing.RelaySetup;
import live.dvmdash.relay.testing.TestRelay;

/**
 * Relays on the loopback interface in a process of their own, so that their work is not counted
 * with a client's. They live until standard input ends.
 */
final class RelayFarm {

  /** What real relays answer at most to one filter. */
  private static final int CAP = 500;

  private RelayFarm() {}

  /**
   * Starts relays and prints their addresses, one a line.
   *
   * @param arguments a file with an event a line; how many relays; how many of the first events all
   *     of them have; how many of the others each has for itself
   */
  public static void main(String[] arguments) throws IOException {
    List<String> events = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8);
    int count = Integer.parseInt(arguments[1]);
    int shared = Integer.parseInt(arguments[2]);
    int own = Integer.parseInt(arguments[3]);
    List<TestRelay> relays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RelaySetup setup = TestRelay.empty().cap(CAP);
      int from = shared + i * own;
      add(setup, events.subList(0, shared));
      add(setup, events.subList(from, from + own));
      relays.add(setup.start());
    }
    relays.forEach(relay -> System.out.println(relay.url()));
    while (System.in.read() >= 0) {
      // Whoever started the relays holds the other end.
    }
    relays.forEach(TestRelay::close);
  }

  private static void add(RelaySetup setup, List<String> events) {
    events.forEach(event -> setup.and(event.getBytes(StandardCharsets.UTF_8)));
  }
}
