package live.dvmdash.relay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The events that came lately from any relay. Most of what one relay sends another one has sent
 * before, and usually in the same words, which then need not be read and hashed again. For many
 * threads.
 */
final class RecentDeliveries {

  /** Takes some 20 MB when it is full. */
  private static final int PLACES = 1 << 13;

  private static final int LARGEST = 1 << 13;

  private final AtomicReferenceArray<@Nullable Delivery> places =
      new AtomicReferenceArray<>(PLACES);

  /** The event with exactly that JSON, from {@code from} to before {@code to}; null for none. */
  @Nullable Delivery find(byte[] json, int from, int to) {
    Delivery there = places.get(place(json, from, to));
    boolean same =
        there != null && Arrays.equals(there.json(), 0, there.json().length, json, from, to);
    return same ? there : null;
  }

  /** Remembers an event in the place of an older one. */
  void add(Delivery delivery) {
    byte[] json = delivery.json();
    if (json.length <= LARGEST) {
      places.set(place(json, 0, json.length), delivery);
    }
  }

  private static int place(byte[] json, int from, int to) {
    CRC32C sum = new CRC32C();
    sum.update(json, from, to - from);
    return (int) sum.getValue() & (PLACES - 1);
  }
}
