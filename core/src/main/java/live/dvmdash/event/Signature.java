package live.dvmdash.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The 64 bytes of a BIP-340 Schnorr signature. Immutable; says nothing about being right. */
public final class Signature {

  /** The number of bytes. */
  public static final int LENGTH = 64;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** 2^61 - 1, by which it is easy to divide. */
  private static final long PRIME = (1L << 61) - 1;

  private static final long SECRET = new SecureRandom().nextLong(1L << 32, PRIME);

  private final byte[] bytes;

  /** 0 until it is asked for; threads that ask at the same time compute the same. */
  private long fingerprint;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the strict spelling that NIP-01 demands.
   *
   * @return null unless {@code hex} is 128 characters of lower-case hexadecimal
   */
  public static @Nullable Signature parse(@Nullable String hex) {
    if (hex == null || hex.length() != 2 * LENGTH) {
      return null;
    }
    byte[] bytes = Hex.parse(hex);
    return bytes == null ? null : new Signature(bytes);
  }

  /** As {@link #parse(String)}, of the {@code length} bytes of a text at {@code offset}. */
  static @Nullable Signature parse(byte[] text, int offset, int length) {
    byte[] bytes = length == 2 * LENGTH ? Hex.parse(text, offset, length) : null;
    return bytes == null ? null : new Signature(bytes);
  }

  /**
   * A signature over a copy of the array.
   *
   * @throws IllegalArgumentException unless there are 64 bytes
   */
  public static Signature of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a signature has 64 bytes, not " + bytes.length);
    }
    return new Signature(bytes.clone());
  }

  /** A new array with the 64 bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Copies the 64 bytes to an array from {@code offset} on. */
  public void copyTo(byte[] to, int offset) {
    System.arraycopy(bytes, 0, to, offset, LENGTH);
  }

  /**
   * Tells signatures apart in less memory than they take; never 0, and another one in each run. It
   * is the value of a polynomial, whose coefficients are the signature's bytes, at a point that
   * nobody outside can know: two signatures have the same with a probability below 2^-56, and
   * nobody can make one that looks like another.
   */
  public long fingerprint() {
    long known = fingerprint;
    if (known == 0) {
      for (int at = 0; at < LENGTH; at += Integer.BYTES) {
        known = timesSecret(known + Integer.toUnsignedLong((int) INTS.get(bytes, at)));
      }
      known++;
      fingerprint = known;
    }
    return known;
  }

  /** The product modulo the prime, of a number below 2^62. */
  private static long timesSecret(long number) {
    long low = number * SECRET;
    long high = (Math.multiplyHigh(number, SECRET) << 3) | (low >>> 61);
    long sum = (low & PRIME) + high;
    long reduced = (sum & PRIME) + (sum >>> 61);
    return reduced >= PRIME ? reduced - PRIME : reduced;
  }

  /** The 128 lower-case hexadecimal characters. */
  public String hex() {
    return Hex.of(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
