package live.dvmdash.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.output.Style;

/**
 * What the other ends of standard output and standard error can show.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is a terminal that can redraw a line
 * @param colour whether standard output may hold escape sequences
 * @param width columns of the terminal; 0 when neither stream is one
 */
public record Terminal(boolean stdout, boolean stderr, boolean colour, int width) {

  /** A pipe or a file at both ends. */
  public static final Terminal NONE = new Terminal(false, false, false, 0);

  private static final int USUAL_WIDTH = 80;

  /** Narrower than this no table can be; a terminal that says so has no size. */
  private static final int LEAST_WIDTH = 20;

  private static final long PATIENCE_MILLIS = 500;

  /**
   * Looks at the streams of this process. Honours {@code NO_COLOR} (any value but an empty one),
   * {@code TERM=dumb} and {@code COLUMNS}.
   *
   * @param environment the variables of the environment
   */
  public static Terminal detect(Map<String, String> environment) {
    return of(environment, isTerminal(1), isTerminal(2), Terminal::askedWidth);
  }

  /** Asks the terminal for its width; 0 when it does not say. */
  interface WidthQuery {
    int width();
  }

  static Terminal of(
      Map<String, String> environment, boolean stdout, boolean stderr, WidthQuery query) {
    if (!stdout && !stderr) {
      return NONE;
    }
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean colour = stdout && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int width = columns(environment.getOrDefault("COLUMNS", ""));
    if (width < LEAST_WIDTH) {
      width = query.width();
    }
    return new Terminal(stdout, stderr && !dumb, colour, width < LEAST_WIDTH ? USUAL_WIDTH : width);
  }

  /** Whether standard output is a terminal that can redraw lines. */
  public boolean redrawsStdout() {
    return stdout && (colour || stderr); // either of them is only where TERM is not dumb
  }

  /** Columns that lines on standard output may have; 0 when there is no limit. */
  public int stdoutWidth() {
    return stdout ? width : 0;
  }

  /**
   * How to write reports to standard output.
   *
   * @param limit rows of a report at most; 0 for all
   */
  public Style style(int limit) {
    return stdout ? new Style(colour, width, limit, true) : Style.plain(limit);
  }

  /** JDK 21 cannot tell for one stream, so the system is asked: cheaply on Linux, else by test. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        String device = Files.readSymbolicLink(link).toString();
        return device.startsWith("/dev/pts/")
            || device.startsWith("/dev/tty")
            || device.equals("/dev/console");
      }
      Process test =
          new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO().start();
      return test.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int askedWidth() {
    File terminal = new File("/dev/tty");
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(terminal).start();
      if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroy();
        return 0;
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return columns(size.substring(size.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int columns(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
  }
}
