package live.dvmdash.event;

import java.util.HexFormat;

/** Lower-case hexadecimal, the only spelling that NIP-01 knows. */
final class Hex {

  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  static boolean isLowerCase(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  static long parseLong(CharSequence hex, int offset) {
    return HexFormat.fromHexDigitsToLong(hex, offset, offset + 16);
  }

  static byte[] parse(CharSequence hex) {
    return FORMAT.parseHex(hex);
  }

  static String of(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }
}
