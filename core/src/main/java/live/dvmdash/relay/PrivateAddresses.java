package live.dvmdash.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that a stranger must not make us connect to: those of this machine, of local networks,
 * and all others that are not of the public internet (RFC 6890), also where IPv6 wraps them.
 */
public final class PrivateAddresses {

  /** The first bits of an address. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] start, int bits) {

    static Block of(int bits, int... start) {
      byte[] bytes = new byte[(bits + 7) / 8];
      for (int i = 0; i < start.length; i++) {
        bytes[i] = (byte) start[i];
      }
      return new Block(bytes, bits);
    }

    boolean contains(byte[] address) {
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, start, 0, whole)) {
        return false;
      }
      int left = bits % 8;
      return left == 0 || ((address[whole] ^ start[whole]) & 0xFF) >> (8 - left) == 0;
    }
  }

  private static final List<Block> IPV4 =
      List.of(
          Block.of(8, 0), // this network
          Block.of(8, 10), // private
          Block.of(10, 100, 64), // shared behind a carrier's NAT (RFC 6598)
          Block.of(8, 127), // loopback
          Block.of(16, 169, 254), // link-local
          Block.of(12, 172, 16), // private
          Block.of(24, 192, 0, 0), // protocol assignments
          Block.of(24, 192, 0, 2), // documentation
          Block.of(16, 192, 168), // private
          Block.of(15, 198, 18), // benchmarks of devices
          Block.of(24, 198, 51, 100), // documentation
          Block.of(24, 203, 0, 113), // documentation
          Block.of(4, 224), // multicast
          Block.of(4, 240)); // reserved, and broadcast

  private static final List<Block> IPV6 =
      List.of(
          Block.of(128), // unspecified
          Block.of(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), // loopback
          Block.of(7, 0xFC), // unique local
          Block.of(10, 0xFE, 0x80), // link-local
          Block.of(10, 0xFE, 0xC0), // site-local, deprecated
          Block.of(8, 0xFF), // multicast
          Block.of(32, 0x20, 0x01, 0x0D, 0xB8)); // documentation

  /** Blocks whose addresses hold an IPv4 address, and behind which byte. */
  private record Wrapping(Block block, int offset) {}

  private static final List<Wrapping> WRAPPINGS =
      List.of(
          new Wrapping(Block.of(96), 12), // IPv4-compatible
          new Wrapping(Block.of(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF), 12), // IPv4-mapped
          new Wrapping(Block.of(96, 0, 0x64, 0xFF, 0x9B), 12), // NAT64
          new Wrapping(Block.of(16, 0x20, 0x02), 2)); // 6to4

  private PrivateAddresses() {}

  /**
   * Whether a host, as it stands in an address, leads to one of them: by its name, or by any
   * address that the name has. (The JDK keeps what it has looked up for 30 s, so a connection that
   * follows goes to the addresses that were looked at.)
   *
   * @throws UnknownHostException when there is no such host
   */
  public static boolean areBehind(String host) throws UnknownHostException {
    String normalised = RelayHost.normalised(host);
    if (normalised == null) {
      throw new UnknownHostException(host);
    }
    if (RelayHost.isPrivate(normalised)) {
      return true;
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (contain(address)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the address is one of them. */
  static boolean contain(InetAddress address) {
    return contain(address.getAddress());
  }

  private static boolean contain(byte[] address) {
    boolean isIpv4 = address.length == 4;
    for (Block block : isIpv4 ? IPV4 : IPV6) {
      if (block.contains(address)) {
        return true;
      }
    }
    if (isIpv4) {
      return false;
    }
    for (Wrapping wrapping : WRAPPINGS) {
      int at = wrapping.offset();
      if (wrapping.block().contains(address) && contain(Arrays.copyOfRange(address, at, at + 4))) {
        return true;
      }
    }
    return false;
  }
}
