package live.dvmdash.archive;

import org.jspecify.annotations.Nullable;

/**
 * How a source ended, and what it held.
 *
 * @param format how its elements were strung together
 * @param bytes how much of it was read, in uncompressed bytes
 * @param elements how many elements were delivered, those too large to keep included
 * @param skippedFrames how many relay frames without an event were passed over
 * @param broken where and why the source broke off; null when it is complete
 */
public record SourceEnd(
    SourceFormat format, long bytes, long elements, long skippedFrames, @Nullable Break broken) {

  /**
   * The place where a source cannot be read any further.
   *
   * @param position the place, in uncompressed bytes from 0
   * @param why one line for a person, with the place in it; elements are counted from 1
   */
  public record Break(long position, String why) {}

  /** Whether the source was read to its proper end. */
  public boolean isComplete() {
    return broken == null;
  }

  /** Whether the source has the form of an archive, which covers the time between its events. */
  public boolean isArchive() {
    return format == SourceFormat.JSON_ARRAY;
  }
}
