package live.dvmdash.archive;

import live.dvmdash.event.ElementBatch;

/** Collects elements that lie in one array until they make a batch. */
final class BatchBuilder {

  /** The most elements in a batch. */
  static final int MAX_ELEMENTS = 1000;

  private static final byte[] NO_BYTES = {};

  private byte[] bytes = NO_BYTES;
  private int[] offsets = {};
  private int[] lengths = {};
  private long[] positions = {};
  private int count;
  private long total;

  /** Adds an element; until the batch is taken, all elements must lie in the same array. */
  void add(byte[] in, int offset, int length, long position) {
    if (count == 0) {
      bytes = in;
      offsets = new int[MAX_ELEMENTS];
      lengths = new int[MAX_ELEMENTS];
      positions = new long[MAX_ELEMENTS];
    } else if (!isShared(in)) {
      throw new IllegalStateException("elements of two arrays in one batch");
    }
    offsets[count] = offset;
    lengths[count] = length;
    positions[count] = position;
    count++;
    total++;
  }

  /** Whether an element of this array can be added. */
  boolean accepts(byte[] in) {
    return count == 0 || (count < MAX_ELEMENTS && isShared(in));
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** How many elements were ever added. */
  long total() {
    return total;
  }

  /** Hands over the elements collected so far and begins the next batch. */
  ElementBatch take() {
    ElementBatch batch = new ElementBatch(bytes, count, offsets, lengths, positions);
    bytes = NO_BYTES;
    count = 0;
    return batch;
  }

  @SuppressWarnings("ReferenceEquality") // the very array is meant, not its content
  private boolean isShared(byte[] in) {
    return bytes == in;
  }
}
