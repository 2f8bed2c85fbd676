package live.dvmdash.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The 64 bytes of a BIP-340 Schnorr signature. Immutable; says nothing about being right. */
public final class Signature {

  /** The number of bytes. */
  public static final int LENGTH = 64;

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

  /**
   * Eight bytes of the SHA-256 of the signature, never 0: tells signatures apart in less memory
   * than they take, so that nobody can easily make one that looks like another.
   */
  public long fingerprint() {
    long known = fingerprint;
    if (known == 0) {
      known = Bytes32.of(Sha256.of(bytes)).a() | 1;
      fingerprint = known;
    }
    return known;
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
