package live.dvmdash.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import live.dvmdash.cli.output.SafeText;

/**
 * One line on standard error that says how far long work has come: drawn after a second, at most
 * ten times a second, and gone at the end. Silent when standard error is no terminal. Safe for use
 * by several threads.
 */
public final class Progress implements AutoCloseable {

  private static final long FIRST_MILLIS = 1_000;
  private static final long EVERY_MILLIS = 100;

  private final PrintStream err;
  private final Terminal terminal;
  private final InstantSource clock;
  private final String what;
  private final long start;
  private long nextDraw;
  private int drawn;

  /**
   * Starts the clock.
   *
   * @param what the work, for example {@code loading 2025-02}
   */
  public Progress(PrintStream err, Terminal terminal, InstantSource clock, String what) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    this.what = SafeText.oneLine(what);
    this.start = clock.millis();
    this.nextDraw = start + FIRST_MILLIS;
  }

  /**
   * Says how far the work has come; cheap enough for every batch.
   *
   * @param bytes done so far
   * @param totalBytes to be done; 0 when unknown
   * @param events read so far
   */
  public synchronized void update(long bytes, long totalBytes, long events) {
    long now = clock.millis();
    if (!terminal.stderr() || now < nextDraw) {
      return;
    }
    nextDraw = now + EVERY_MILLIS;
    draw(line(bytes, totalBytes, events, now - start));
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    if (drawn > 0) {
      draw("");
      err.print('\r');
      err.flush();
      drawn = 0;
    }
  }

  private void draw(String line) {
    String fitting = line.substring(0, Math.min(line.length(), terminal.width() - 1));
    err.print("\r" + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
    err.flush();
    drawn = fitting.length();
  }

  private String line(long bytes, long totalBytes, long events, long millis) {
    StringBuilder line = new StringBuilder(what);
    if (totalBytes > 0) {
      line.append(String.format(Locale.ROOT, "  %d %%", Math.min(100, bytes * 100 / totalBytes)));
    }
    line.append(String.format(Locale.ROOT, "  %,d MB", bytes / 1_000_000));
    if (totalBytes > 0) {
      line.append(String.format(Locale.ROOT, " of %,d MB", totalBytes / 1_000_000));
    }
    line.append(String.format(Locale.ROOT, "  %,d events  %,d/s", events, events * 1_000 / millis));
    if (bytes > 0 && bytes < totalBytes) {
      Duration left = Duration.ofMillis((long) ((double) millis / bytes * (totalBytes - bytes)));
      line.append(
          String.format(Locale.ROOT, "  %d:%02d left", left.toMinutes(), left.toSecondsPart()));
    }
    return line.toString();
  }
}
