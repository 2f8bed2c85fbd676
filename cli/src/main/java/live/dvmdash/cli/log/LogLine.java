package live.dvmdash.cli.log;

import java.time.Instant;
import java.util.Map;

/**
 * One thing to remember.
 *
 * @param time when it happened
 * @param level how much it matters
 * @param command the command that runs, for example {@code relays check}
 * @param pid the number of its process
 * @param message one sentence for people
 * @param fields what programs may want to know of it: strings and whole or broken numbers, in the
 *     order in which they are written
 */
record LogLine(
    Instant time,
    LogLevel level,
    String command,
    long pid,
    String message,
    Map<String, Object> fields) {}
