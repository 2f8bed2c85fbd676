package live.dvmdash.cli.fetch;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.fetch.FetchWatcher;

/**
 * A few lines on standard error that say how far a fetch has come, one for each relay: drawn after
 * a second, twice a second, and gone at the end. Silent when standard error is no terminal.
 */
final class FetchBoard implements FetchWatcher, AutoCloseable {

  private static final long FIRST_MILLIS = 1_000;
  private static final long EVERY_MILLIS = 500;

  private final PrintStream err;
  private final Terminal terminal;
  private final InstantSource clock;
  private long nextDraw;
  private int drawn;

  FetchBoard(PrintStream err, Terminal terminal, InstantSource clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    this.nextDraw = clock.millis() + FIRST_MILLIS;
  }

  @Override
  public void tick(List<? extends Watched> relays) {
    long now = clock.millis();
    if (!terminal.stderr() || now < nextDraw) {
      return;
    }
    nextDraw = now + EVERY_MILLIS;
    clear();
    for (String line : table(relays).toString().lines().toList()) {
      err.println(line.substring(0, Math.min(line.length(), terminal.width() - 1)));
      drawn++;
    }
    err.flush();
  }

  private static AlignedText table(List<? extends Watched> relays) {
    List<Boolean> numbers = new ArrayList<>(Collections.nCopies(6, true));
    numbers.set(0, false);
    numbers.set(1, false);
    AlignedText table = new AlignedText(numbers);
    table.line(List.of("relay", "asked for", "pages", "events", "new", "back to"));
    for (Watched relay : relays) {
      table.line(
          List.of(
              SafeText.oneLine(relay.name()),
              relay.state(),
              Figures.count(relay.pages()),
              Figures.count(relay.events()),
              Figures.count(relay.added()),
              day(relay.oldest())));
    }
    return table;
  }

  static String day(long second) {
    return second == Long.MAX_VALUE
        ? ""
        : Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private void clear() {
    if (drawn > 0) {
      err.print(String.format(Locale.ROOT, "\u001b[%dA\r\u001b[J", drawn));
      err.flush();
      drawn = 0;
    }
  }

  /** Clears the lines. */
  @Override
  public void close() {
    clear();
  }
}
