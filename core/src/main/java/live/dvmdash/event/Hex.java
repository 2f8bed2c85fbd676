package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Lower-case hexadecimal, the only spelling that NIP-01 knows. */
final class Hex {

  private static final HexFormat FORMAT = HexFormat.of();
  private static final byte[] DIGITS = digits();
  private static final byte[] SPELLINGS = "0123456789abcdef".getBytes(ISO_8859_1);

  private Hex() {}

  /** The bytes that an even number of digits spells; null when one is no lower-case digit. */
  static byte @Nullable [] parse(String hex) {
    byte[] ascii = hex.getBytes(ISO_8859_1);
    return ascii.length == hex.length() ? parse(ascii, 0, ascii.length) : null;
  }

  /** As {@link #parse(String)}, of the {@code count} bytes of ASCII at {@code offset}. */
  static byte @Nullable [] parse(byte[] ascii, int offset, int count) {
    byte[] bytes = new byte[count / 2];
    int seen = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = DIGITS[ascii[offset + 2 * i] & 0xFF];
      int low = DIGITS[ascii[offset + 2 * i + 1] & 0xFF];
      seen |= high | low;
      bytes[i] = (byte) ((high << 4) | low);
    }
    return seen < 0 ? null : bytes;
  }

  /** Whether all characters are lower-case digits. */
  static boolean isLowerCase(CharSequence text) {
    return text.chars().allMatch(c -> digit((char) c) >= 0);
  }

  static String of(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  /** Replaces {@code count} bytes at {@code offset} by the twice as many digits that spell them. */
  static void spell(byte[] bytes, int offset, int count) {
    for (int i = count - 1; i >= 0; i--) {
      byte value = bytes[offset + i];
      bytes[offset + 2 * i] = SPELLINGS[(value >> 4) & 0xF];
      bytes[offset + 2 * i + 1] = SPELLINGS[value & 0xF];
    }
  }

  /** The value of a digit, negative for any other character. */
  private static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }

  private static byte[] digits() {
    byte[] values = new byte[1 << Byte.SIZE];
    Arrays.fill(values, (byte) -1);
    for (int value = 0; value < 16; value++) {
      values[Character.forDigit(value, 16)] = (byte) value;
    }
    return values;
  }
}
