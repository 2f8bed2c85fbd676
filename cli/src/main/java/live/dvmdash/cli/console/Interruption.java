package live.dvmdash.cli.console;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command finish in good order when the user presses Ctrl-C or the system asks it to end:
 * what has arrived is stored, and then the process ends with 130. Only waiting is broken off: an
 * interrupt in the middle of a commit would close the files under it.
 */
public final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Console console;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "interruption");
  private final Thread worker = Thread.currentThread();
  private boolean waiting;
  private volatile boolean requested;

  /** Something that may take long and changes nothing that is not safe to leave. */
  @FunctionalInterface
  public interface Wait<T> {
    /** Does it. */
    T get() throws IOException, Refusal, InterruptedException;
  }

  /**
   * From now on the end of the process waits for that of the command.
   *
   * @param console whose log is told of an end that nobody else could tell it of
   */
  public Interruption(Console console) {
    this.console = console;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the command should come to its end. */
  public boolean isRequested() {
    return requested;
  }

  /** Does what may be broken off by an interrupt of this thread. */
  public <T> T whileWaiting(Wait<T> wait) throws IOException, Refusal, InterruptedException {
    synchronized (this) {
      if (requested) {
        throw new InterruptedException();
      }
      waiting = true;
    }
    try {
      return wait.get();
    } finally {
      synchronized (this) {
        waiting = false;
        // One that came after the wait was over must not reach what follows.
        boolean late = Thread.interrupted();
        requested |= late;
      }
    }
  }

  private void stopAndWait() {
    synchronized (this) {
      requested = true;
      if (waiting) {
        worker.interrupt();
      }
    }
    try {
      if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        console.noteEnd(ExitCodes.INTERRUPTED);
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
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the hook has just begun to run, and waits for what comes next
      }
    }
    finished.countDown();
  }
}
