package live.dvmdash.archive;

/**
 * Tells a loader when to come to its end. While the loader waits for input its thread may be
 * interrupted, and at no other time: an interrupt breaks off whatever the thread is writing, too.
 */
public interface StopSignal {

  /** Whether to store what was read and to read no more; asked often. */
  boolean isRequested();

  /** From now on the calling thread only waits for input. */
  void beginWait();

  /** From now on the calling thread must not be interrupted, and is not. */
  void endWait();
}
