package live.dvmdash.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import nostr.crypto.bech32.Bech32;

/** Writes the type, length, value entries of NIP-19. */
public final class Nip19Encoder {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The {@code nevent1…} of an event that may be found at a relay. */
  public static String nevent(Bytes32 id, String relay) {
    return new Nip19Encoder().bytes(0, id).text(1, relay).encode("nevent");
  }

  Nip19Encoder one(byte any) {
    bytes.write(any);
    return this;
  }

  Nip19Encoder head(int type, int length) {
    bytes.write(type);
    bytes.write(length);
    return this;
  }

  Nip19Encoder bytes(int type, Bytes32 value) {
    head(type, Bytes32.LENGTH).bytes.writeBytes(value.toByteArray());
    return this;
  }

  Nip19Encoder text(int type, String value) {
    head(type, value.length()).bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  Nip19Encoder number(int type, int value) {
    head(type, 4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(value >> shift);
    }
    return this;
  }

  String encode(String prefix) {
    byte[] from = bytes.toByteArray();
    byte[] groups = new byte[(from.length * 8 + 4) / 5];
    for (int bit = 0; bit < from.length * 8; bit++) {
      int set = from[bit / 8] >> (7 - bit % 8) & 1;
      groups[bit / 5] |= (byte) (set << (4 - bit % 5));
    }
    try {
      return Bech32.encode(Bech32.Encoding.BECH32, prefix, groups);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
