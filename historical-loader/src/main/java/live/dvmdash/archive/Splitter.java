package live.dvmdash.archive;

import live.dvmdash.archive.SourceEnd.Break;
import org.jspecify.annotations.Nullable;

/** Finds the elements of a source in one way of stringing them together. */
sealed interface Splitter permits ArraySplitter, LineSplitter {

  /** Adds elements until the batch takes no more, the window is used up or the source is broken. */
  void split(Window window, BatchBuilder batch);

  /** Where the source cannot be read any further; null as long as it can. */
  @Nullable Break broken();

  /**
   * Says that the source ends with this window, of which all has been looked at.
   *
   * @return what was left open, as in "ends inside element 3"; null when nothing was
   */
  @Nullable String finish(Window window, BatchBuilder batch);

  /** The format of what has been seen so far. */
  SourceFormat format();

  /** How many relay frames without an event were passed over. */
  long skippedFrames();
}
