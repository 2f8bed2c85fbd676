package live.dvmdash.event;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Lightning invoice (BOLT-11): {@code ln}, a network, an optional amount, {@code 1} and data in
 * bech32 characters. A wrong checksum does not make a string something else than an invoice; it is
 * told apart by {@code checksumValid}, and the rest is read as far as possible. The signature of
 * the payee is not checked.
 *
 * @param text the invoice as it was given, {@code lightning:} included
 * @param msat the amount in millisats; null when the invoice names none
 * @param paymentHash the hash whose preimage proves the payment (field {@code p}); null when there
 *     is none of the right length
 * @param descriptionHash the SHA-256 of a longer description (field {@code h}); null as before
 * @param createdAt the time the payee claims, in epoch seconds, below 2^35; null when the data is
 *     too short to hold the parts that every invoice has
 * @param expiry the seconds from {@code createdAt} in which it may be paid (field {@code x}), below
 *     2^50; 3600 when the invoice does not say, null when the data is unreadable
 * @param checksumValid whether the six bech32 characters of checksum are right
 */
public record Bolt11(
    String text,
    @Nullable Long msat,
    @Nullable Bytes32 paymentHash,
    @Nullable Bytes32 descriptionHash,
    @Nullable Long createdAt,
    @Nullable Long expiry,
    boolean checksumValid) {

  private static final String SCHEME = "lightning:";

  /** Mainnet, testnet, signet, regtest and simnet; other words after ln are no invoices. */
  private static final Set<String> NETWORKS = Set.of("bc", "tb", "tbs", "bcrt", "sb");

  /**
   * Reads an invoice, all lower or all upper case.
   *
   * @return null when the text does not have the form of an invoice, its amount is no whole number
   *     of millisats, or the amount is beyond 2^63-1 millisats
   */
  public static @Nullable Bolt11 parse(String text) {
    String invoice = oneCase(withoutScheme(text));
    int separator = invoice == null ? -1 : invoice.lastIndexOf('1');
    if (invoice == null || separator < 0) {
      return null;
    }
    byte[] data = Bech32Data.groups(invoice, separator + 1);
    if (data == null || data.length == 0) {
      return null;
    }
    String prefix = invoice.substring(0, separator);
    int amount = firstDigit(prefix);
    if (!prefix.startsWith("ln") || !NETWORKS.contains(prefix.substring(2, Math.max(2, amount)))) {
      return null;
    }
    Long msat = null;
    if (amount < prefix.length()) {
      msat = millisats(prefix, amount);
      if (msat == null) {
        return null;
      }
    }
    Bolt11Fields fields = Bolt11Fields.read(data);
    return new Bolt11(
        text,
        msat,
        fields.paymentHash(),
        fields.descriptionHash(),
        fields.createdAt(),
        fields.expiry(),
        Bech32Data.checksumValid(prefix, data));
  }

  /**
   * Whether a text counts as an invoice in sums: it starts with {@code lnbc}, is all lower case and
   * {@link #parse} can read it.
   */
  public static boolean isInvoice(String text) {
    return text.startsWith("lnbc")
        && text.equals(text.toLowerCase(Locale.ROOT))
        && parse(text) != null;
  }

  private static String withoutScheme(String text) {
    boolean named = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return named ? text.substring(SCHEME.length()) : text;
  }

  /** The lower-case form of ASCII text that does not mix cases, as bech32 demands; else null. */
  private static @Nullable String oneCase(String text) {
    boolean upper = false;
    boolean lower = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return null; // some of these become ASCII letters when lower-cased
      }
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
    }
    if (upper && lower) {
      return null;
    }
    return upper ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static int firstDigit(String prefix) {
    int at = 0;
    while (at < prefix.length() && (prefix.charAt(at) < '0' || prefix.charAt(at) > '9')) {
      at++;
    }
    return at;
  }

  /** The amount from {@code from} to the end, digits and an optional multiplier; null if not so. */
  private static @Nullable Long millisats(String prefix, int from) {
    int end = prefix.length() - 1;
    return switch (prefix.charAt(end)) {
      case 'm' -> times(prefix, from, end, 100_000_000L);
      case 'u' -> times(prefix, from, end, 100_000L);
      case 'n' -> times(prefix, from, end, 100L);
      // A pico-bitcoin is a tenth of a millisat, so the last digit must be nothing.
      case 'p' -> prefix.charAt(end - 1) == '0' ? times(prefix, from, end - 1, 1L) : null;
      default -> times(prefix, from, end + 1, 100_000_000_000L);
    };
  }

  private static @Nullable Long times(String prefix, int from, int end, long unit) {
    long number = 0;
    try {
      for (int i = from; i < end; i++) {
        int digit = prefix.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return null;
        }
        number = Math.addExact(Math.multiplyExact(number, 10L), digit);
      }
      return Math.multiplyExact(number, unit);
    } catch (ArithmeticException e) {
      return null;
    }
  }
}
