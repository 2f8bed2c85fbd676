package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.acinq.secp256k1.Secp256k1;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a secret key, who makes signed events for tests; the same for the same number. */
public final class SigningAuthor {

  private static final Secp256k1 LIBRARY = Secp256k1.get();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] secret;
  private final Bytes32 pubkey;

  private SigningAuthor(byte[] secret) {
    this.secret = secret;
    byte[] uncompressed = LIBRARY.pubkeyCreate(secret);
    this.pubkey = Bytes32.of(Arrays.copyOfRange(uncompressed, 1, 33));
  }

  /** An author of his own for each number from 1. */
  public static SigningAuthor number(int number) {
    return new SigningAuthor(ByteBuffer.allocate(32).putInt(28, number).array());
  }

  /** The author's public key. */
  public Bytes32 pubkey() {
    return pubkey;
  }

  /** A valid event. */
  public Event sign(long createdAt, int kind, List<List<String>> tags, String content) {
    return sign(EventId.of(pubkey, createdAt, kind, tags, content), createdAt, kind, tags, content);
  }

  /** The event with a signature that is as valid as the one it has, and another. */
  public Event signAgain(Event event) {
    return withSig(event, signature(event.id(), 1));
  }

  private Event sign(
      Bytes32 id, long createdAt, int kind, List<List<String>> tags, String content) {
    return new Event(id, pubkey, createdAt, kind, tags, content, signature(id, 0));
  }

  private Signature signature(Bytes32 id, int randomness) {
    byte[] auxiliary = ByteBuffer.allocate(32).putInt(randomness).array();
    return Signature.of(LIBRARY.signSchnorr(id.toByteArray(), secret, auxiliary));
  }

  /** The event with a signature that is not the author's. */
  public static Event forged(Event event) {
    byte[] sig = event.sig().toByteArray();
    sig[40] ^= 1;
    return withSig(event, Signature.of(sig));
  }

  private static Event withSig(Event e, Signature sig) {
    return new Event(e.id(), e.pubkey(), e.createdAt(), e.kind(), e.tags(), e.content(), sig);
  }

  /** The event as a relay would send it, in UTF-8. */
  public static byte[] json(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", event.id().hex());
    fields.put("pubkey", event.pubkey().hex());
    fields.put("created_at", event.createdAt());
    fields.put("kind", event.kind());
    fields.put("tags", event.tags());
    fields.put("content", event.content());
    fields.put("sig", event.sig().hex());
    try {
      return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
