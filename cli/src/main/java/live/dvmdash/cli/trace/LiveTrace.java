package live.dvmdash.cli.trace;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.StandardOutput;
import live.dvmdash.cli.output.Style;
import live.dvmdash.cli.output.trace.TraceFormat;
import live.dvmdash.fetch.Inquiry;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how an inquiry goes on, and clears it away at the end: while relays are
 * asked, a line on standard error; while they are listened to, the tree as it grows. Elsewhere it
 * is silent.
 */
final class LiveTrace implements Inquiry.Watcher, AutoCloseable {

  /** Terminals have at least 24 lines, and what has scrolled out of sight cannot be redrawn. */
  private static final int MOST_LINES = 20;

  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final TraceSubject subject;
  private final Style style;
  private final PrintStream err;
  private final StandardOutput out;
  private final boolean redraws;
  private final boolean showsTree;
  private long end;
  private boolean listening;
  private boolean stale;
  private long nextDraw = System.nanoTime() + FIRST_NANOS;
  private int drawn;

  /**
   * Nothing is shown yet.
   *
   * @param showsTree whether the tree is what is wanted on standard output
   */
  LiveTrace(Console console, TraceSubject subject, Style style, boolean quiet, boolean showsTree) {
    this.subject = subject;
    this.style = style;
    this.err = console.err();
    this.out = console.out();
    this.redraws = !quiet && console.terminal().stderr();
    this.showsTree = showsTree && console.terminal().redrawsStdout();
  }

  /** From now on the tree is shown as it grows, for so long. */
  void listen(Duration time) throws IOException {
    clear();
    listening = true;
    stale = true;
    end = System.nanoTime() + time.toNanos();
  }

  @Override
  public void grown() {
    stale = true;
  }

  @Override
  public void tick(int relays) throws IOException {
    long now = System.nanoTime();
    boolean tree = listening && showsTree;
    if (!(tree && stale) && now - nextDraw < 0) {
      return;
    }
    nextDraw = now + EVERY_NANOS;
    if (tree) {
      stale = false;
      draw(lines(relays));
    } else if (redraws) {
      draw(List.of(status(relays)));
    }
  }

  private String status(int relays) {
    String whom = relays == 1 ? "1 relay" : relays + " relays";
    if (!listening) {
      return "asking " + whom;
    }
    long left = Math.max(0, Duration.ofNanos(end - System.nanoTime()).toSeconds());
    return String.format(Locale.ROOT, "listening to %s, %d s left", whom, left);
  }

  private List<String> lines(int relays) throws IOException {
    List<String> lines = new ArrayList<>();
    @Nullable Trace trace = subject.latest();
    if (trace == null) {
      lines.add("not seen yet: " + subject.key());
    } else {
      StringWriter text = new StringWriter();
      TraceFormat.TREE.write(trace, text, style);
      List<String> all = text.toString().lines().toList();
      lines.addAll(all.subList(0, Math.min(all.size(), MOST_LINES)));
      if (all.size() > MOST_LINES) {
        lines.add("… " + (all.size() - MOST_LINES) + " more lines at the end");
      }
    }
    lines.add("");
    lines.add(status(relays));
    return lines;
  }

  private void draw(List<String> lines) throws IOException {
    clear();
    print(String.join("\n", lines) + "\n");
    drawn = lines.size();
  }

  private void clear() throws IOException {
    if (drawn > 0) {
      print(String.format(Locale.ROOT, "\u001b[%dA\r\u001b[J", drawn));
      drawn = 0;
    }
  }

  private void print(String text) throws IOException {
    if (listening && showsTree) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } else {
      err.print(text);
      err.flush();
    }
  }

  /** Clears what is shown. */
  @Override
  public void close() throws IOException {
    clear();
  }
}
