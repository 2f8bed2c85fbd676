package live.dvmdash.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Nip19;
import live.dvmdash.event.Signature;
import nostr.crypto.bech32.Bech32;
import nostr.crypto.schnorr.Schnorr;
import nostr.crypto.schnorr.SchnorrException;

/**
 * A secret key with which relays are told who asks (NIP-42), and nothing else is ever signed. It
 * comes from a file that only its owner can read, and shows itself nowhere.
 */
public final class AuthKey {

  /** The kind of an event that proves who somebody is to a relay. */
  static final int KIND = 22242;

  private static final int LONGEST_FILE = 1000;
  private static final String SECRET_PREFIX = "nsec1";
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final Bytes32 pubkey;

  private AuthKey(byte[] secret) throws SchnorrException {
    this.secret = secret;
    this.pubkey = Bytes32.of(Schnorr.genPubKey(secret));
  }

  /**
   * Reads the key from a file of one line, 64 hex digits or {@code nsec1…}.
   *
   * @throws IOException with a sentence for people, which never repeats what is in the file
   */
  public static AuthKey read(Path file) throws IOException {
    String text = content(file);
    checkPermissions(file);
    try {
      return new AuthKey(secret(text));
    } catch (Exception e) { // what the library declares; its words may hold the key
      throw new IOException(
          "%s: holds no secret key: one line is wanted, 64 hex digits or nsec1…".formatted(file));
    }
  }

  /** Who the key says we are. */
  public Bytes32 pubkey() {
    return pubkey;
  }

  /**
   * Signs the answer to a relay's challenge.
   *
   * @param createdAt the time, epoch seconds
   */
  Event answer(RelayUrl relay, String challenge, long createdAt) {
    List<List<String>> tags =
        List.of(List.of("relay", relay.text()), List.of("challenge", challenge));
    Bytes32 id = EventId.of(pubkey, createdAt, KIND, tags, "");
    byte[] randomness = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(randomness);
    try {
      byte[] signature = Schnorr.sign(id.toByteArray(), secret, randomness);
      return new Event(id, pubkey, createdAt, KIND, tags, "", Signature.of(signature));
    } catch (SchnorrException e) {
      throw new IllegalStateException("a key that has a public key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "the key of " + Nip19.npub(pubkey);
  }

  private static String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_FILE), UTF_8).strip();
    } catch (NoSuchFileException e) {
      throw new IOException(
          "%s: no such file: put a secret key into one that only you can read".formatted(file), e);
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be read: give a file of yours that holds a secret key".formatted(file), e);
    }
  }

  private static void checkPermissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return; // a file system that does not know them
    }
    for (PosixFilePermission permission : view.readAttributes().permissions()) {
      if (OF_OTHERS.contains(permission)) {
        throw new IOException(
            "%1$s: others than its owner can read or change this secret key: run chmod 600 %1$s"
                .formatted(file));
      }
    }
  }

  private static byte[] secret(String text) throws Exception {
    boolean bech32 = text.toLowerCase(Locale.ROOT).startsWith(SECRET_PREFIX);
    byte[] secret = HexFormat.of().parseHex(bech32 ? Bech32.fromBech32(text) : text);
    if (secret.length != Bytes32.LENGTH) {
      throw new IllegalArgumentException("of another length");
    }
    return secret;
  }
}
