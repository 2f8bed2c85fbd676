package live.dvmdash.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told often how far a fetch has come, on the thread that runs it. */
@FunctionalInterface
public interface FetchWatcher {

  /** Something may have changed. */
  void tick(List<? extends Watched> relays);

  /**
   * What came so far is in the lake now.
   *
   * @param added the events that are new since the fetch began
   */
  default void committed(long added) {}

  /** A relay as one sees it from outside. */
  interface Watched {

    /** Its address. */
    String name();

    /** What it is being asked for, in a word or two. */
    String state();

    /** Why it is of no use for now; null while it is. */
    @Nullable String trouble();

    /** The filters it was asked. */
    long pages();

    /** The events that it gave. */
    long events();

    /** Those of them that were new to the lake, as far as they have been checked. */
    long added();

    /** How far back it has been asked, epoch seconds; {@code Long.MAX_VALUE} before that. */
    long oldest();
  }
}
