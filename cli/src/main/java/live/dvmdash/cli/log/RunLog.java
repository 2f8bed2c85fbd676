package live.dvmdash.cli.log;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the program has to say to those who look later. As long as nobody has said
 * whether it is to be kept, and where, it is kept in memory. Safe for use by several threads.
 */
public final class RunLog {

  private final InstantSource clock;
  private final Instant begun;
  private final List<LogLine> early = new ArrayList<>();
  private @Nullable LogFile file;
  private LogFormat format = LogFormat.TEXT;
  private String command = "";
  private boolean off;
  private boolean failing;

  /** A log of a run that begins now. */
  public RunLog(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Keeps nothing from now on, and forgets what there was. */
  public synchronized void turnOff() {
    off = true;
    early.clear();
  }

  /**
   * Keeps what there is and what comes in a file, which need not exist.
   *
   * @param path the file
   * @param format how its lines are written
   * @param name the name of the command that runs
   * @param arguments its command line, without secrets
   * @throws IOException when the file cannot be written
   */
  public synchronized void begin(Path path, LogFormat format, String name, String arguments)
      throws IOException {
    LogFile opened = new LogFile(path);
    this.format = format;
    this.command = name;
    opened.add(format.text(line(begun, LogLevel.INFO, "begins", Map.of("arguments", arguments))));
    for (LogLine line : early) {
      opened.add(format.text(line(line.time(), line.level(), line.message(), line.fields())));
    }
    file = opened;
    early.clear();
  }

  /**
   * Adds a line.
   *
   * @param message one sentence for people, on one line
   * @param fields what programs may want to know of it: strings and numbers
   * @throws IOException when it cannot be written; said once, until it can be again
   */
  public synchronized void add(LogLevel level, String message, Map<String, Object> fields)
      throws IOException {
    LogFile open = file;
    if (off) {
      return;
    }
    LogLine line = line(clock.instant(), level, message, fields);
    if (open == null) {
      early.add(line);
      return;
    }
    try {
      open.add(format.text(line));
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        throw e;
      }
    }
  }

  /**
   * Adds the last line, unless that has been done.
   *
   * @param exitCode with which the program ends
   * @param level how much that matters
   * @throws IOException when it cannot be written
   */
  public synchronized void end(int exitCode, LogLevel level) throws IOException {
    double seconds = Duration.between(begun, clock.instant()).toMillis() / 1_000.0;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exit_code", exitCode);
    fields.put("seconds", seconds);
    add(level, "ends", fields);
    turnOff();
  }

  /** Why nothing can be added to the file that {@code --log-file} names, in one sentence. */
  public static String unwritable(Exception e) {
    String reason =
        switch (e) {
          case NoSuchFileException missing -> missing.getFile() + ": its folder does not exist";
          case AccessDeniedException denied ->
              denied.getFile() + ": not allowed: check its permissions";
          case FileSystemException system when system.getReason() != null ->
              system.getFile() + ": " + system.getReason();
          case InvalidPathException path -> path.getInput() + ": no path on this machine";
          default -> String.valueOf(e.getMessage());
        };
    return "--log-file: cannot be written: " + reason;
  }

  private LogLine line(Instant time, LogLevel level, String message, Map<String, Object> fields) {
    return new LogLine(time, level, command, ProcessHandle.current().pid(), message, fields);
  }
}
