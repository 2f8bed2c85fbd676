package live.dvmdash.sample;

import fr.acinq.secp256k1.Secp256k1;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Sha256;
import live.dvmdash.event.Signature;

/** Someone with a key: signs events (BIP-340) and, as a Lightning node, invoices. */
final class Author {

  private static final Secp256k1 CURVE = Secp256k1.get();
  // BIP-340 allows constant auxiliary randomness; it only hardens keys that are worth stealing.
  private static final byte[] AUXILIARY = new byte[32];

  private final byte[] secret;
  private final byte[] point;
  private final Bytes32 pubkey;
  private final String hex;

  private Author(byte[] secret) {
    this.secret = secret;
    point = CURVE.pubkeyCreate(secret);
    pubkey = Bytes32.of(point, 1);
    hex = pubkey.hex();
  }

  /** The author that plays a role; the key is a hash of the arguments and belongs to nobody. */
  static Author of(long seed, String role, int index) {
    return new Author(Sha256.of("dvmdash sample data/" + seed + "/" + role + "/" + index));
  }

  Bytes32 pubkey() {
    return pubkey;
  }

  /** The public key in the spelling of tags. */
  String hex() {
    return hex;
  }

  Event sign(long createdAt, int kind, Tags tags, String content) {
    List<List<String>> list = tags.list();
    return sign(EventId.of(pubkey, createdAt, kind, list, content), createdAt, kind, list, content);
  }

  /** Signs an event under an id that was computed elsewhere. */
  Event sign(Bytes32 id, long createdAt, int kind, List<List<String>> tags, String content) {
    byte[] sig = CURVE.signSchnorr(id.toByteArray(), secret, AUXILIARY);
    return new Event(id, pubkey, createdAt, kind, tags, content, Signature.of(sig));
  }

  /** A recoverable ECDSA signature: 64 bytes and the recovery id, as BOLT-11 wants it. */
  byte[] signRecoverably(byte[] hash) {
    byte[] compact = CURVE.sign(hash, secret, null);
    byte[] recoverable = Arrays.copyOf(compact, 65);
    while (!Arrays.equals(CURVE.ecdsaRecover(compact, hash, recoverable[64]), point)) {
      recoverable[64]++;
    }
    return recoverable;
  }
}
