package live.dvmdash.event;

import org.jspecify.annotations.Nullable;

/**
 * What the data part of an invoice says: a timestamp of 7 groups, tagged fields, a signature of 104
 * groups, a checksum. A tagged field is its type, its length in two groups, and that many groups.
 */
record Bolt11Fields(
    @Nullable Bytes32 paymentHash,
    @Nullable Bytes32 descriptionHash,
    @Nullable Long createdAt,
    @Nullable Long expiry) {

  private static final int TIMESTAMP = 7;
  private static final int SIGNATURE = 104;
  private static final int FIELD_HEAD = 3;
  private static final int HASH = 52;
  private static final long DEFAULT_EXPIRY = 3600;

  /** Fifty bits of seconds: far beyond use, and still safe to add to any createdAt. */
  private static final int LONGEST_EXPIRY = 10;

  private static final byte TYPE_P = Bech32Data.group('p');
  private static final byte TYPE_H = Bech32Data.group('h');
  private static final byte TYPE_X = Bech32Data.group('x');

  /** Reads the groups of the data part, checksum included; all null when there are too few. */
  static Bolt11Fields read(byte[] data) {
    int end = data.length - Bech32Data.CHECKSUM - SIGNATURE;
    if (end < TIMESTAMP) {
      return new Bolt11Fields(null, null, null, null);
    }
    Bytes32 paymentHash = null;
    Bytes32 descriptionHash = null;
    Long expiry = null;
    boolean saysExpiry = false;
    int at = TIMESTAMP;
    // BOLT-11: of a repeated field the first counts, one of a wrong length is skipped.
    while (at + FIELD_HEAD <= end) {
      int from = at + FIELD_HEAD;
      int length = (int) Bech32Data.number(data, at + 1, 2);
      if (length > end - from) {
        break;
      }
      byte type = data[at];
      if (type == TYPE_P && length == HASH && paymentHash == null) {
        paymentHash = Bytes32.of(Bech32Data.bytes(data, from, HASH));
      } else if (type == TYPE_H && length == HASH && descriptionHash == null) {
        descriptionHash = Bytes32.of(Bech32Data.bytes(data, from, HASH));
      } else if (type == TYPE_X && !saysExpiry) {
        expiry = expiry(data, from, length);
        saysExpiry = true;
      }
      at = from + length;
    }
    if (at == end && !saysExpiry) {
      expiry = DEFAULT_EXPIRY;
    }
    return new Bolt11Fields(
        paymentHash, descriptionHash, Bech32Data.number(data, 0, TIMESTAMP), expiry);
  }

  private static @Nullable Long expiry(byte[] data, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end && data[from] == 0) {
      from++;
    }
    return end - from > LONGEST_EXPIRY ? null : Bech32Data.number(data, from, end - from);
  }
}
