package live.dvmdash.lake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a lock of the lake. The operating system takes the lock from a process that ends, so a
 * holder is a process that lives, here or, of a lake that several machines share, elsewhere.
 *
 * @param doing what it is doing, for example {@code is writing}
 * @param pid the number of its process; null when it did not say
 * @param command the command that it runs; null when it did not say
 * @param since since when it holds the lock, as ISO 8601 in UTC; null when it did not say
 * @param alive whether a process of that number runs on this machine
 */
public record LockHolder(
    String doing,
    @Nullable Long pid,
    @Nullable String command,
    @Nullable String since,
    boolean alive) {

  private static final Pattern DESCRIPTION =
      Pattern.compile("process ([0-9]{1,18}) \\(dvmdash ([a-z-]+), since ([-0-9T:.]+Z)\\)");

  /** The holder that a lock file describes. */
  static LockHolder of(String doing, String description) {
    Matcher matcher = DESCRIPTION.matcher(description);
    if (!matcher.matches()) {
      return new LockHolder(doing, null, null, null, false);
    }
    long pid = Long.parseLong(matcher.group(1));
    boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    return new LockHolder(doing, pid, matcher.group(2), matcher.group(3), alive);
  }
}
