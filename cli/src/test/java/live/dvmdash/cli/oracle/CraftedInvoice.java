package live.dvmdash.cli.oracle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes BOLT-11 strings; their signatures are nobody's. */
final class CraftedInvoice {

  private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private CraftedInvoice() {}

  /**
   * An invoice with a right checksum that commits to a description.
   *
   * @param prefix what stands before the last 1, for example {@code lnbc10n}
   */
  static String of(String prefix, String description) {
    String data = "q".repeat(7) + "hp5" + groups(sha256(description)) + "q".repeat(104);
    return prefix + "1" + data + checksum(prefix, data);
  }

  /** The same with its checksum broken. */
  static String broken(String prefix, String description) {
    String invoice = of(prefix, description);
    char last = invoice.charAt(invoice.length() - 1);
    return invoice.substring(0, invoice.length() - 1) + (last == 'q' ? 'p' : 'q');
  }

  /** 256 bits as 52 groups of five, the last one filled up with zeros. */
  private static String groups(byte[] hash) {
    BigInteger bits = new BigInteger(1, hash).shiftLeft(4);
    StringBuilder text = new StringBuilder();
    for (int group = 51; group >= 0; group--) {
      text.append(DIGITS.charAt(bits.shiftRight(5 * group).intValue() & 31));
    }
    return text.toString();
  }

  private static String checksum(String prefix, String data) {
    int check = 1;
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) >> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) & 31);
    }
    for (int i = 0; i < data.length(); i++) {
      check = step(check, DIGITS.indexOf(data.charAt(i)));
    }
    for (int i = 0; i < 6; i++) {
      check = step(check, 0);
    }
    check ^= 1;
    StringBuilder text = new StringBuilder();
    for (int i = 5; i >= 0; i--) {
      text.append(DIGITS.charAt((check >> (5 * i)) & 31));
    }
    return text.toString();
  }

  private static int step(int check, int value) {
    int next = ((check & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= ((check >>> (25 + i)) & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
