package live.dvmdash.event;

import java.io.ByteArrayOutputStream;

/** Writes invoices, by BIP-173 and BOLT-11 and independently of the reader under test. */
public final class Bolt11Encoder {

  private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int SIGNATURE_GROUPS = 104;

  private final String prefix;
  private final ByteArrayOutputStream groups = new ByteArrayOutputStream();

  /**
   * Begins an invoice.
   *
   * @param prefix network and amount, {@code lnbc} and a number with its unit
   * @param timestamp when it is made, epoch seconds
   */
  public Bolt11Encoder(String prefix, long timestamp) {
    this.prefix = prefix;
    number(timestamp, 7);
  }

  /** Adds a tagged field of bytes. */
  public Bolt11Encoder bytes(char type, byte[] value) {
    int count = (value.length * 8 + 4) / 5;
    head(type, count);
    for (int group = 0; group < count; group++) {
      int five = 0;
      for (int bit = group * 5; bit < group * 5 + 5; bit++) {
        boolean set = bit < value.length * 8 && (value[bit / 8] >> (7 - bit % 8) & 1) == 1;
        five = five * 2 + (set ? 1 : 0);
      }
      groups.write(five);
    }
    return this;
  }

  Bolt11Encoder number(char type, long value, int count) {
    head(type, count);
    number(value, count);
    return this;
  }

  Bolt11Encoder head(char type, int count) {
    groups.write(CHARACTERS.indexOf(type));
    number(count, 2);
    return this;
  }

  /** The whole invoice, with a signature of zeroes. */
  public String sign() {
    number(0, SIGNATURE_GROUPS);
    return unsigned();
  }

  /** The invoice as it stands, with a right checksum. */
  String unsigned() {
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte group : groups.toByteArray()) {
      text.append(CHARACTERS.charAt(group));
    }
    return text.append(checksum()).toString();
  }

  private String checksum() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    prefix.chars().forEach(c -> all.write(c / 32));
    all.write(0);
    prefix.chars().forEach(c -> all.write(c % 32));
    all.writeBytes(groups.toByteArray());
    all.writeBytes(new byte[6]);
    long remainder = 1;
    for (byte group : all.toByteArray()) {
      long top = remainder >> 25;
      remainder = (remainder & 0x1ffffffL) * 32 ^ group;
      remainder ^= (top & 1) * 0x3b6a57b2L;
      remainder ^= (top >> 1 & 1) * 0x26508e6dL;
      remainder ^= (top >> 2 & 1) * 0x1ea119faL;
      remainder ^= (top >> 3 & 1) * 0x3d4233ddL;
      remainder ^= (top >> 4 & 1) * 0x2a1462b3L;
    }
    remainder ^= 1;
    StringBuilder text = new StringBuilder();
    for (int shift = 25; shift >= 0; shift -= 5) {
      text.append(CHARACTERS.charAt((int) (remainder >> shift & 31)));
    }
    return text.toString();
  }

  private void number(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      groups.write(i > 12 ? 0 : (int) (value >> (5 * i) & 31));
    }
  }
}
