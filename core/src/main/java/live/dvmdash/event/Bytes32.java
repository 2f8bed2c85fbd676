package live.dvmdash.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Thirty-two bytes: an event id, a public key or a payment hash. Immutable, compared as unsigned
 * bytes from the left, which is also the order of the hexadecimal spelling.
 *
 * @param a bytes 0 to 7, big-endian
 * @param b bytes 8 to 15, big-endian
 * @param c bytes 16 to 23, big-endian
 * @param d bytes 24 to 31, big-endian
 */
public record Bytes32(long a, long b, long c, long d) implements Comparable<Bytes32> {

  /** The number of bytes. */
  public static final int LENGTH = 32;

  /** The number of characters of the hexadecimal spelling. */
  public static final int HEX_LENGTH = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /**
   * Reads the strict spelling that NIP-01 demands.
   *
   * @return null unless {@code hex} is 64 characters of lower-case hexadecimal
   */
  public static @Nullable Bytes32 parse(@Nullable String hex) {
    if (hex == null || hex.length() != HEX_LENGTH) {
      return null;
    }
    byte[] bytes = Hex.parse(hex);
    return bytes == null ? null : of(bytes);
  }

  /** As {@link #parse(String)}, of the {@code length} bytes of a text at {@code offset}. */
  static @Nullable Bytes32 parse(byte[] text, int offset, int length) {
    byte[] bytes = length == HEX_LENGTH ? Hex.parse(text, offset, length) : null;
    return bytes == null ? null : of(bytes);
  }

  /**
   * As {@link #parse}, for values that are known to be right.
   *
   * @throws IllegalArgumentException when they are not
   */
  public static Bytes32 ofHex(String hex) {
    Bytes32 value = parse(hex);
    if (value == null) {
      throw new IllegalArgumentException("not 64 characters of lower-case hex: " + hex);
    }
    return value;
  }

  /**
   * The first 32 bytes of an array.
   *
   * @throws IndexOutOfBoundsException when there are fewer
   */
  public static Bytes32 of(byte[] bytes) {
    return of(bytes, 0);
  }

  /**
   * The 32 bytes from {@code offset}.
   *
   * @throws IndexOutOfBoundsException when there are fewer
   */
  public static Bytes32 of(byte[] bytes, int offset) {
    return new Bytes32(
        (long) LONGS.get(bytes, offset),
        (long) LONGS.get(bytes, offset + 8),
        (long) LONGS.get(bytes, offset + 16),
        (long) LONGS.get(bytes, offset + 24));
  }

  /** A new array with the 32 bytes. */
  public byte[] toByteArray() {
    byte[] bytes = new byte[LENGTH];
    copyTo(bytes, 0);
    return bytes;
  }

  /**
   * Copies the 32 bytes to an array.
   *
   * @throws IndexOutOfBoundsException when there is no room for them from {@code offset} on
   */
  public void copyTo(byte[] bytes, int offset) {
    LONGS.set(bytes, offset, a);
    LONGS.set(bytes, offset + 8, b);
    LONGS.set(bytes, offset + 16, c);
    LONGS.set(bytes, offset + 24, d);
  }

  /** The 64 lower-case hexadecimal characters. */
  public String hex() {
    return Hex.of(toByteArray());
  }

  @Override
  public int compareTo(Bytes32 other) {
    int order = Long.compareUnsigned(a, other.a);
    if (order == 0) {
      order = Long.compareUnsigned(b, other.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, other.c);
    }
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  /** Written out because that of a record is slow until it is compiled for good. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes32 that
        && a == that.a
        && b == that.b
        && c == that.c
        && d == that.d;
  }

  @Override
  public int hashCode() {
    long mixed = a ^ Long.rotateLeft(b, 32) ^ c ^ d;
    return (int) (mixed ^ (mixed >>> 32));
  }

  @Override
  public String toString() {
    return hex();
  }
}
