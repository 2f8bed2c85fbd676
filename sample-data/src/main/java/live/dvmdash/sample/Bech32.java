package live.dvmdash.sample;

import java.nio.charset.StandardCharsets;

/** The checksum and the characters of bech32 (BIP-173), which BOLT-11 invoices use. */
final class Bech32 {

  private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM_WORDS = 6;

  private Bech32() {}

  /**
   * The bech32 text of a prefix and data.
   *
   * @param prefix the human-readable part, lower case
   * @param words numbers of five bits
   */
  static String encode(String prefix, byte[] words) {
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte word : words) {
      text.append(CHARACTERS.charAt(word));
    }
    int checksum = checksum(prefix, words);
    for (int i = CHECKSUM_WORDS - 1; i >= 0; i--) {
      text.append(CHARACTERS.charAt((checksum >>> (5 * i)) & 31));
    }
    return text.toString();
  }

  private static int checksum(String prefix, byte[] words) {
    byte[] letters = prefix.getBytes(StandardCharsets.US_ASCII);
    int sum = 1;
    for (byte letter : letters) {
      sum = step(sum) ^ (letter >>> 5);
    }
    sum = step(sum);
    for (byte letter : letters) {
      sum = step(sum) ^ (letter & 31);
    }
    for (byte word : words) {
      sum = step(sum) ^ word;
    }
    for (int i = 0; i < CHECKSUM_WORDS; i++) {
      sum = step(sum);
    }
    return sum ^ 1;
  }

  private static int step(int sum) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >>> i) & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
