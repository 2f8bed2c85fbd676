package live.dvmdash.relay;

import java.util.List;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/** Receives what a {@link Pager} finds on its way back through a relay. */
public interface Walk {

  /** Takes an event that matches what is asked; each comes once, however often it was sent. */
  void found(Delivery delivery) throws InterruptedException;

  /**
   * A window is done: the relay has been asked for all of it.
   *
   * @param gaps the parts that it did not give; everything else in the window is complete
   */
  void settled(Selection selection, KindSet kinds, Interval window, List<Gap> gaps)
      throws InterruptedException;
}
