package live.dvmdash.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nostr.crypto.bech32.Bech32;
import nostr.crypto.bech32.Bech32Prefix;
import org.jspecify.annotations.Nullable;

/** The ways in which people write event ids and pubkeys: hexadecimal, and bech32 (NIP-19). */
public final class Nip19 {

  /** The fewest hex digits that are taken for the beginning of an id. */
  public static final int SHORTEST_PREFIX = 8;

  /** What to say of a secret key, without repeating it. */
  public static final String SECRET_KEY =
      "this is a secret key, which is never typed: "
          + "it may now stand in the history of your shell, so treat it as leaked";

  private static final String SCHEME = "nostr:";
  private static final int BYTES32_GROUPS = 52;
  private static final String FORMS =
      "64 hex digits, their first 8 or more, note1…, nevent1…, npub1… or nprofile1…";

  private static final int TLV_SPECIAL = 0;
  private static final int TLV_RELAY = 1;
  private static final int TLV_AUTHOR = 2;
  private static final int TLV_KIND = 3;

  private Nip19() {}

  /** What somebody refers to. */
  public sealed interface Reference permits EventReference, ProfileReference, HexDigits {}

  /** Hex digits: all of an id or pubkey, or the first of them. */
  public sealed interface HexDigits extends Reference permits HexReference, IdPrefix {}

  /**
   * An event, from {@code note1…} or {@code nevent1…}.
   *
   * @param id the event's id
   * @param relays where it may be found, as written; empty for {@code note1…}
   * @param author the event's author; null when not told
   * @param kind the event's kind, 0 to 65535; null when not told
   */
  public record EventReference(
      Bytes32 id, List<String> relays, @Nullable Bytes32 author, @Nullable Integer kind)
      implements Reference {}

  /**
   * A person or DVM, from {@code npub1…} or {@code nprofile1…}.
   *
   * @param pubkey the public key
   * @param relays where its events may be found, as written; empty for {@code npub1…}
   */
  public record ProfileReference(Bytes32 pubkey, List<String> relays) implements Reference {}

  /**
   * Sixty-four hex digits. Nothing in them tells an event id from a pubkey; the place where they
   * were typed does.
   *
   * @param value the id or pubkey
   */
  public record HexReference(Bytes32 value) implements HexDigits {}

  /**
   * The beginning of an event id or pubkey.
   *
   * @param hex 8 to 63 hex digits, in lower case
   */
  public record IdPrefix(String hex) implements HexDigits {

    /** The lowest id or pubkey that begins so. */
    public Bytes32 lowest() {
      return padded('0');
    }

    /** The highest id or pubkey that begins so. */
    public Bytes32 highest() {
      return padded('f');
    }

    private Bytes32 padded(char digit) {
      return Bytes32.ofHex(hex + String.valueOf(digit).repeat(2 * Bytes32.LENGTH - hex.length()));
    }
  }

  /**
   * Reads a reference. White space around it, the {@code nostr:} scheme and the case of hex digits
   * do not matter.
   *
   * @throws BadReference when the text is none, or is a secret key
   */
  public static Reference parse(String typed) {
    String text = typed.strip();
    if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      text = text.substring(SCHEME.length());
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (holdsSecretKey(lower)) {
      throw new BadReference(SECRET_KEY);
    }
    if (!lower.isEmpty() && Hex.isLowerCase(lower)) {
      return hex(lower);
    }
    int separator = lower.lastIndexOf('1');
    return switch (separator < 0 ? "" : lower.substring(0, separator)) {
      case "note" -> new EventReference(bytes32(text), List.of(), null, null);
      case "npub" -> new ProfileReference(bytes32(text), List.of());
      case "nevent" -> event(bytes(text));
      case "nprofile" -> profile(bytes(text));
      case "naddr", "nrelay" ->
          throw new BadReference("this names neither one event nor a pubkey", FORMS);
      default -> throw new BadReference("not an id or a pubkey", FORMS);
    };
  }

  /** Whether a text holds something that looks like a secret key, so that it must not be shown. */
  public static boolean holdsSecretKey(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("nsec1") || lower.contains("ncryptsec1");
  }

  /** The {@code npub1…} spelling of a pubkey. */
  public static String npub(Bytes32 pubkey) {
    return Bech32.toBech32(Bech32Prefix.NPUB, pubkey.toByteArray());
  }

  /** The {@code note1…} spelling of an event id. */
  public static String note(Bytes32 id) {
    return Bech32.toBech32(Bech32Prefix.NOTE, id.toByteArray());
  }

  private static Reference hex(String digits) {
    Bytes32 whole = Bytes32.parse(digits);
    if (whole != null) {
      return new HexReference(whole);
    }
    if (digits.length() > Bytes32.HEX_LENGTH) {
      throw new BadReference("ids and keys have 64 hex digits, this has " + digits.length());
    }
    if (digits.length() < SHORTEST_PREFIX) {
      throw new BadReference(
          "too short: give at least the first " + SHORTEST_PREFIX + " hex digits");
    }
    return new IdPrefix(digits);
  }

  private static Bytes32 bytes32(String text) {
    byte[] groups = groups(text);
    if (groups.length != BYTES32_GROUPS) {
      throw new BadReference("too short or too long: note1… and npub1… have 63 characters");
    }
    return Bytes32.of(Bech32Data.bytes(groups, 0, groups.length));
  }

  private static byte[] bytes(String text) {
    byte[] groups = groups(text);
    return Bech32Data.bytes(groups, 0, groups.length);
  }

  private static byte[] groups(String text) {
    Bech32.Bech32Data decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (Exception e) { // what the library declares, for a checksum as for a character
      throw new BadReference("the checksum is wrong, so something is mistyped or cut off");
    }
    if (decoded.encoding != Bech32.Encoding.BECH32) {
      throw new BadReference("the checksum is of another kind (bech32m) than Nostr uses");
    }
    return decoded.data;
  }

  private static EventReference event(byte[] bytes) {
    Entries entries = entries(bytes);
    return new EventReference(entries.special, entries.relays, entries.author, entries.kind);
  }

  private static ProfileReference profile(byte[] bytes) {
    Entries entries = entries(bytes);
    return new ProfileReference(entries.special, entries.relays);
  }

  private record Entries(
      Bytes32 special, List<String> relays, @Nullable Bytes32 author, @Nullable Integer kind) {}

  /**
   * Reads entries of type, length, value. Unknown types are skipped (NIP-19), and so is an author
   * or kind of a wrong length, which are hints only.
   */
  private static Entries entries(byte[] bytes) {
    Bytes32 special = null;
    Bytes32 author = null;
    Integer kind = null;
    List<String> relays = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= 2) {
      int type = Byte.toUnsignedInt(rest.get());
      int length = Byte.toUnsignedInt(rest.get());
      if (length > rest.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      rest.get(value);
      boolean bytes32 = value.length == Bytes32.LENGTH;
      if (type == TLV_SPECIAL && special == null && bytes32) {
        special = Bytes32.of(value);
      } else if (type == TLV_RELAY) {
        relays.add(new String(value, StandardCharsets.UTF_8));
      } else if (type == TLV_AUTHOR && bytes32) {
        author = Bytes32.of(value);
      } else if (type == TLV_KIND && value.length == Integer.BYTES) {
        int number = ByteBuffer.wrap(value).getInt();
        kind = number >= 0 && number <= Kind.MAX ? Integer.valueOf(number) : null;
      }
    }
    if (special == null) {
      throw new BadReference("it holds no id of 32 bytes");
    }
    return new Entries(special, List.copyOf(relays), author, kind);
  }
}
