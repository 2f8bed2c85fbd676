package live.dvmdash.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The five-bit groups that bech32 (BIP-173) writes as characters. */
final class Bech32Data {

  /** The number of groups at the end that are the checksum. */
  static final int CHECKSUM = 6;

  private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final byte[] GROUP_OF = new byte[0x80];
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  static {
    Arrays.fill(GROUP_OF, (byte) -1);
    for (int i = 0; i < CHARACTERS.length(); i++) {
      GROUP_OF[CHARACTERS.charAt(i)] = (byte) i;
    }
  }

  private Bech32Data() {}

  /** The group that a lower-case bech32 character stands for; -1 for any other character. */
  static byte group(char c) {
    return c < GROUP_OF.length ? GROUP_OF[c] : -1;
  }

  /** The groups of the text from {@code from}; null when a character is none of bech32's. */
  static byte @Nullable [] groups(String text, int from) {
    byte[] groups = new byte[text.length() - from];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = group(text.charAt(from + i));
      if (groups[i] < 0) {
        return null;
      }
    }
    return groups;
  }

  /**
   * Whether the last six groups are the checksum of the rest and of the part before the {@code 1}.
   */
  static boolean checksumValid(String prefix, byte[] groups) {
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) & 31);
    }
    for (byte group : groups) {
      sum = step(sum, group);
    }
    return groups.length >= CHECKSUM && sum == 1;
  }

  private static int step(int sum, int group) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >> i & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  /** The whole bytes in {@code count} groups; left-over bits are dropped. */
  static byte[] bytes(byte[] groups, int from, int count) {
    byte[] bytes = new byte[count * 5 / 8];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = from; i < from + count; i++) {
      held = (held << 5 | groups[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }

  /** The number that at most twelve groups spell, the most significant first. */
  static long number(byte[] groups, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << 5 | groups[i];
    }
    return number;
  }
}
