package live.dvmdash.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A Lightning invoice (BOLT-11) that no node would pay: its payment hash has no preimage.
 *
 * @param msat the amount in millisats; 0 leaves it to the payer
 * @param createdAt when it was made, in epoch seconds
 * @param paymentHash field {@code p}
 * @param secret field {@code s}
 * @param descriptionHash field {@code h}; null for a description in words instead
 */
record Invoice(
    long msat,
    long createdAt,
    Bytes32 paymentHash,
    Bytes32 secret,
    @Nullable Bytes32 descriptionHash) {

  private static final String NETWORK = "lnbc";
  private static final int TIMESTAMP_WORDS = 7;
  private static final int PAYMENT_HASH = 1;
  private static final int DESCRIPTION = 13;
  private static final int SECRET = 16;
  private static final int DESCRIPTION_HASH = 23;

  /** An invoice with random hashes. */
  static Invoice of(long msat, long createdAt, Dice dice) {
    return new Invoice(msat, createdAt, dice.bytes32(), dice.bytes32(), null);
  }

  /** The same invoice with the hash of this text in place of a description. */
  Invoice describedBy(String description) {
    Bytes32 hash = Bytes32.of(Sha256.of(description));
    return new Invoice(msat, createdAt, paymentHash, secret, hash);
  }

  /** The invoice as text, signed by the payee. */
  String encode(Author payee) {
    ByteArrayOutputStream words = new ByteArrayOutputStream(256);
    number(words, createdAt, TIMESTAMP_WORDS);
    field(words, PAYMENT_HASH, paymentHash.toByteArray());
    field(words, SECRET, secret.toByteArray());
    if (descriptionHash == null) {
      field(words, DESCRIPTION, "job".getBytes(StandardCharsets.UTF_8));
    } else {
      field(words, DESCRIPTION_HASH, descriptionHash.toByteArray());
    }
    String prefix = NETWORK + amount();
    byte[] signed =
        Sha256.of(prefix.getBytes(StandardCharsets.US_ASCII), toBytes(words.toByteArray()));
    words.writeBytes(toWords(payee.signRecoverably(signed)));
    return Bech32.encode(prefix, words.toByteArray());
  }

  /** The shortest spelling; one unit is 10^11 msat. */
  private String amount() {
    if (msat == 0) {
      return "";
    }
    if (msat % 100_000_000 == 0) {
      return msat / 100_000_000 + "m";
    }
    if (msat % 100_000 == 0) {
      return msat / 100_000 + "u";
    }
    return msat % 100 == 0 ? msat / 100 + "n" : msat * 10 + "p";
  }

  private static void field(ByteArrayOutputStream words, int type, byte[] value) {
    byte[] data = toWords(value);
    words.write(type);
    number(words, data.length, 2);
    words.writeBytes(data);
  }

  private static void number(ByteArrayOutputStream words, long number, int count) {
    for (int i = count - 1; i >= 0; i--) {
      words.write((int) (number >>> (5 * i)) & 31);
    }
  }

  /** Eight-bit bytes to five-bit words, the last one filled with zero bits. */
  private static byte[] toWords(byte[] bytes) {
    return regroup(bytes, 8, 5);
  }

  /** Five-bit words to bytes, the last one filled with zero bits, as the signature wants them. */
  private static byte[] toBytes(byte[] words) {
    return regroup(words, 5, 8);
  }

  private static byte[] regroup(byte[] from, int fromBits, int toBits) {
    ByteArrayOutputStream to = new ByteArrayOutputStream(from.length * 2);
    int bits = 0;
    int held = 0;
    for (byte group : from) {
      held = (held << fromBits) | (group & 0xFF);
      bits += fromBits;
      while (bits >= toBits) {
        bits -= toBits;
        to.write((held >>> bits) & ((1 << toBits) - 1));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      to.write((held << (toBits - bits)) & ((1 << toBits) - 1));
    }
    return to.toByteArray();
  }
}
