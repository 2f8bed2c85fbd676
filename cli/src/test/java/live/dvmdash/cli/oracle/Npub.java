package live.dvmdash.cli.oracle;

import java.math.BigInteger;

/** The bech32 form of a pubkey (NIP-19, BIP-173). */
final class Npub {

  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int[] EXPANDED_PREFIX = {
    3, 3, 3, 3, 0, 'n' & 31, 'p' & 31, 'u' & 31, 'b' & 31
  };
  private static final int DATA = 52;
  private static final int CHECKSUM = 6;

  private Npub() {}

  static String of(String pubkey) {
    // 256 bits and four of padding are 52 groups of five.
    BigInteger bits = new BigInteger(pubkey, 16).shiftLeft(4);
    int checksum = 1;
    for (int value : EXPANDED_PREFIX) {
      checksum = step(checksum, value);
    }
    StringBuilder npub = new StringBuilder("npub1");
    for (int i = DATA - 1; i >= 0; i--) {
      int value = bits.shiftRight(5 * i).intValue() & 31;
      npub.append(LETTERS.charAt(value));
      checksum = step(checksum, value);
    }
    for (int i = 0; i < CHECKSUM; i++) {
      checksum = step(checksum, 0);
    }
    checksum ^= 1;
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      npub.append(LETTERS.charAt(checksum >> (5 * i) & 31));
    }
    return npub.toString();
  }

  private static int step(int checksum, int value) {
    int top = checksum >> 25;
    int next = (checksum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >> i & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
