package live.dvmdash.archive;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by their first bytes contents that hold no readable events, to say so in one sentence.
 */
final class ForeignContent {

  @SuppressWarnings("ArrayRecordComponent") // constants of this class, never compared
  private record Signature(byte[] first, String sentence) {
    static Signature of(String hex, String sentence) {
      return new Signature(HexFormat.of().parseHex(hex), sentence);
    }
  }

  private static final String OTHER_ENCODING = " text, not an event source: convert it to UTF-8";
  private static final String OTHER_PACKING = " data, which are not read here: unpack them first";

  // UTF-32 comes before UTF-16, whose little-endian mark is the beginning of its own.
  private static final List<Signature> SIGNATURES =
      List.of(
          Signature.of("0000feff", "is UTF-32" + OTHER_ENCODING),
          Signature.of("fffe0000", "is UTF-32" + OTHER_ENCODING),
          Signature.of("feff", "is UTF-16" + OTHER_ENCODING),
          Signature.of("fffe", "is UTF-16" + OTHER_ENCODING),
          Signature.of("28b52ffd", "is zstd" + OTHER_PACKING),
          Signature.of("fd377a585a00", "is xz" + OTHER_PACKING),
          Signature.of("425a68", "is bzip2" + OTHER_PACKING),
          Signature.of("504b0304", "is zip" + OTHER_PACKING));

  private ForeignContent() {}

  /**
   * Looks at the beginning of a source.
   *
   * @return what it is instead of events, to follow its name in a sentence; null when it may be
   *     text in UTF-8
   */
  static @Nullable String recognise(byte[] bytes, int length) {
    for (Signature signature : SIGNATURES) {
      byte[] first = signature.first();
      if (length >= first.length && Arrays.equals(bytes, 0, first.length, first, 0, first.length)) {
        return signature.sentence();
      }
    }
    int text = ByteSearch.afterWhiteSpace(bytes, 0, length);
    // Text in UTF-16 without a mark has a zero beside every character of ASCII.
    if (text < length && (bytes[text] == 0 || (text + 1 < length && bytes[text + 1] == 0))) {
      return "holds zero bytes instead of text, not an event source";
    }
    return null;
  }
}
