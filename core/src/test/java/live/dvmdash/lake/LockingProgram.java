package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Takes the lock of a lake, says how that went, and holds it until it is killed. */
final class LockingProgram {

  private LockingProgram() {}

  public static void main(String[] args) throws Exception {
    try (WriterLock lock =
        WriterLock.acquire(
            Path.of(args[0]), WriterLock.COMMITS, "fetch", Duration.ZERO, Clock.systemUTC())) {
      System.out.println("held");
      Thread.sleep(Duration.ofMinutes(1));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
