package live.dvmdash.relay;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts as they are written in addresses. Asks no name server. */
final class RelayHost {

  private static final int LONGEST_NAME = 253;
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}\\]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

  /** Endings of names that are never looked up in the public system of names. */
  private static final List<String> LOCAL_ENDINGS =
      List.of(".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".home.arpa");

  private RelayHost() {}

  /**
   * The usual spelling of a host.
   *
   * @return null when there can be no such host
   */
  static @Nullable String normalised(String written) {
    if (written.startsWith("[")) {
      return IPV6.matcher(written).matches() ? ipv6(written) : null;
    }
    String name;
    try {
      name = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return null;
    }
    String[] labels = name.split("\\.", -1);
    if (Arrays.asList(labels).contains("")) {
      return null;
    }
    String last = labels[labels.length - 1];
    if (NUMBER.matcher(last).matches()) {
      return ipv4(labels); // as browsers take it (URL standard)
    }
    return Character.isDigit(last.charAt(0)) ? null : name;
  }

  /** Whether a normalised host is one of this machine or of a local network. */
  static boolean isPrivate(String host) {
    if (host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1))) {
      InetAddress literal = literal(host);
      if (literal != null) {
        return PrivateAddresses.contain(literal);
      }
    }
    return !host.contains(".") || LOCAL_ENDINGS.stream().anyMatch(host::endsWith);
  }

  /** The address that a host spells; null when it is a name. */
  private static @Nullable InetAddress literal(String host) {
    try {
      if (host.startsWith("[")) {
        return InetAddress.getByName(host);
      }
      String[] parts = host.split("\\.", -1);
      byte[] bytes = new byte[4];
      if (parts.length != bytes.length) {
        return null;
      }
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(parts[i]);
      }
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException | NumberFormatException e) {
      return null;
    }
  }

  /** Reads one to four numbers, of which the last fills all bytes that are left. */
  private static @Nullable String ipv4(String[] parts) {
    if (parts.length > 4) {
      return null;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long number = number(parts[i]);
      boolean last = i == parts.length - 1;
      long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 255;
      if (number < 0 || number > most) {
        return null;
      }
      address |= last ? number : number << (8 * (3 - i));
    }
    return "%d.%d.%d.%d"
        .formatted(address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
  }

  /** A decimal, octal or hexadecimal number; -1 when it is none or far too large. */
  private static long number(String digits) {
    if (!NUMBER.matcher(digits).matches() || digits.length() > 14) {
      return -1;
    }
    try {
      if (digits.startsWith("0x")) {
        return digits.length() == 2 ? 0 : Long.parseLong(digits.substring(2), 16);
      }
      return Long.parseLong(digits, digits.startsWith("0") ? 8 : 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static @Nullable String ipv6(String written) {
    InetAddress address = literal(written);
    return switch (address) {
      case Inet4Address mapped -> mapped.getHostAddress();
      case Inet6Address own -> "[" + shortened(own.getAddress()) + "]";
      case null, default -> null;
    };
  }

  /** The spelling of RFC 5952: the longest run of zeros left out, the first of equal ones. */
  private static String shortened(byte[] address) {
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (address[2 * i] & 0xFF) << 8 | (address[2 * i + 1] & 0xFF);
    }
    int from = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int zeros = 0;
      while (i + zeros < groups.length && groups[i + zeros] == 0) {
        zeros++;
      }
      if (zeros > length) {
        from = i;
        length = zeros;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == from) {
        text.append("::");
        i += length - 1;
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
