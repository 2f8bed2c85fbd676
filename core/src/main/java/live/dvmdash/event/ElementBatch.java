package live.dvmdash.event;

import java.util.Arrays;

/**
 * Consecutive elements as a reader of files cuts them out, all in one array. Element {@code i} is
 * the JSON at {@code offsets[i]}, {@code lengths[i]} bytes long, of {@code json}; it began at byte
 * {@code positions[i]} of the (uncompressed) source. The arrays are not copied and must not be
 * changed.
 *
 * @param json the JSON of all elements
 * @param count the number of elements
 * @param offsets where each begins in {@code json}
 * @param lengths how many bytes each has; an element that was too large to keep has only its first
 *     bytes here and is marked by a negative length
 * @param positions where each began in the source, in bytes from 0
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over between threads, never compared
public record ElementBatch(byte[] json, int count, int[] offsets, int[] lengths, long[] positions)
    implements Elements {

  private static final EventReader READER = new EventReader();

  @Override
  public long bytes() {
    return json.length;
  }

  @Override
  public Event event(int i) throws MalformedEvent {
    if (lengths[i] < 0) {
      throw new MalformedEvent("too large to be an event", false);
    }
    return READER.read(json, offsets[i], lengths[i]);
  }

  @Override
  public byte[] raw(int i) {
    return Arrays.copyOfRange(json, offsets[i], offsets[i] + size(i));
  }

  @Override
  public int size(int i) {
    return Math.abs(lengths[i]);
  }

  @Override
  public long position(int i) {
    return positions[i];
  }
}
