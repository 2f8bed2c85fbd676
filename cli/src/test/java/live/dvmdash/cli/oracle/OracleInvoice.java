package live.dvmdash.cli.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What matters of a BOLT-11 invoice.
 *
 * @param msat the amount; empty when it names none
 * @param descriptionHash in hex; empty when it has none
 * @param intact whether the checksum is right
 */
record OracleInvoice(Optional<Long> msat, Optional<String> descriptionHash, boolean intact) {

  private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final Pattern FORM =
      Pattern.compile("(ln(?:bc|tb|tbs|bcrt|sb)(?:([0-9]+)([munp]?))?)1([" + DIGITS + "]+)");
  private static final int HASH_GROUPS = 52;

  /** The invoice in an amount tag, when it counts as one. */
  static Optional<OracleInvoice> counted(String text) {
    boolean plain = text.startsWith("lnbc") && text.equals(text.toLowerCase(Locale.ROOT));
    return plain ? read(text) : Optional.empty();
  }

  /** The invoice in a receipt, in either case and with or without a scheme. */
  static Optional<OracleInvoice> read(String text) {
    String bare = text.replaceFirst("(?i)^lightning:", "");
    if (!bare.matches("\\p{ASCII}*")
        || !(bare.equals(bare.toLowerCase(Locale.ROOT))
            || bare.equals(bare.toUpperCase(Locale.ROOT)))) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(bare.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    Optional<Long> msat = Optional.empty();
    if (form.group(2) != null) {
      msat = amount(form.group(2), form.group(3));
      if (msat.isEmpty()) {
        return Optional.empty();
      }
    }
    List<Integer> data = new ArrayList<>();
    form.group(4).chars().forEach(digit -> data.add(DIGITS.indexOf(digit)));
    return Optional.of(
        new OracleInvoice(msat, descriptionHash(data), polymod(form.group(1), data) == 1));
  }

  private static Optional<Long> amount(String number, String multiplier) {
    BigDecimal bitcoin =
        new BigDecimal(number)
            .movePointLeft(
                switch (multiplier) {
                  case "m" -> 3;
                  case "u" -> 6;
                  case "n" -> 9;
                  case "p" -> 12;
                  default -> 0;
                });
    try {
      return Optional.of(bitcoin.movePointRight(11).longValueExact());
    } catch (ArithmeticException noWholeMillisats) {
      return Optional.empty();
    }
  }

  private static Optional<String> descriptionHash(List<Integer> data) {
    int end = data.size() - 6 - 104;
    int at = 7;
    while (at + 3 <= end) {
      int length = data.get(at + 1) * 32 + data.get(at + 2);
      if (at + 3 + length > end) {
        return Optional.empty();
      }
      if (data.get(at) == DIGITS.indexOf('h') && length == HASH_GROUPS) {
        BigInteger bits = BigInteger.ZERO;
        for (int group : data.subList(at + 3, at + 3 + length)) {
          bits = bits.shiftLeft(5).or(BigInteger.valueOf(group));
        }
        byte[] hash = bits.shiftRight(4).setBit(256).toByteArray();
        return Optional.of(HexFormat.of().formatHex(hash, hash.length - 32, hash.length));
      }
      at += 3 + length;
    }
    return Optional.empty();
  }

  /** The checksum of BIP-173 over the readable part and the data. */
  private static int polymod(String prefix, List<Integer> data) {
    List<Integer> values = new ArrayList<>();
    prefix.chars().forEach(character -> values.add(character >> 5));
    values.add(0);
    prefix.chars().forEach(character -> values.add(character & 31));
    values.addAll(data);
    int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    int check = 1;
    for (int value : values) {
      int top = check >>> 25;
      check = ((check & 0x1ffffff) << 5) ^ value;
      for (int i = 0; i < generator.length; i++) {
        check ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
      }
    }
    return check;
  }
}
