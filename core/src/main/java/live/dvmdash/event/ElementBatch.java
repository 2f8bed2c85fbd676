package live.dvmdash.event;

/**
 * Consecutive elements of one source, still as bytes: what a reader hands to the threads that check
 * events. Element {@code i} is the JSON at {@code offsets[i]}, {@code lengths[i]} bytes long, of
 * {@code bytes}; it began at byte {@code positions[i]} of the (uncompressed) source. The arrays are
 * not copied and must not be changed.
 *
 * @param bytes the JSON of all elements
 * @param count the number of elements
 * @param offsets where each begins in {@code bytes}
 * @param lengths how many bytes each has; an element that was too large to keep has only its first
 *     bytes here and is marked by a negative length
 * @param positions where each began in the source, in bytes from 0
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over between threads, never compared
public record ElementBatch(
    byte[] bytes, int count, int[] offsets, int[] lengths, long[] positions) {}
