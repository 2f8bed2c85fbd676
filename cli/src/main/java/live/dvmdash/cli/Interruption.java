package live.dvmdash.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command finish in good order when the user presses Ctrl-C or the system asks it to end:
 * what has arrived is stored, and then the process ends with 130.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;
  private final Thread worker = Thread.currentThread();
  private volatile boolean requested;

  Interruption() {
    hook = new Thread(this::stopAndWait, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the command should come to its end. */
  boolean isRequested() {
    return requested;
  }

  private void stopAndWait() {
    requested = true;
    worker.interrupt();
    try {
      if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the command has come to its end. */
  @Override
  public void close() {
    if (!requested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    finished.countDown();
  }
}
