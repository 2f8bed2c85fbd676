package live.dvmdash.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.dvmdash.archive.StopSignal;

/**
 * Lets a command finish in good order when the user presses Ctrl-C or the system asks it to end:
 * what has arrived is stored, and then the process ends with 130. The command's thread is
 * interrupted only while it says that it waits; where it writes, an interrupt would close its
 * files.
 */
final class Interruption implements StopSignal, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;
  private final Thread worker = Thread.currentThread();
  private boolean waiting;
  private boolean requested;

  Interruption() {
    hook = new Thread(this::stopAndWait, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public synchronized boolean isRequested() {
    return requested;
  }

  @Override
  public synchronized void beginWait() {
    waiting = true;
    if (requested) {
      worker.interrupt();
    }
  }

  @Override
  public synchronized void endWait() {
    waiting = false;
    Thread.interrupted();
  }

  private void stopAndWait() {
    request();
    try {
      if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void request() {
    requested = true;
    if (waiting) {
      worker.interrupt();
    }
  }

  /** Says that the command has come to its end. */
  @Override
  public void close() {
    if (!isRequested()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the hook is running by now, and waits for what comes next
      }
    }
    finished.countDown();
  }
}
