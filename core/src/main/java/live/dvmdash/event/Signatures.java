package live.dvmdash.event;

/** Checks BIP-340 signatures, the costliest step of all that is done to an event. */
@FunctionalInterface
public interface Signatures {

  /**
   * Whether {@code sig} is a signature of {@code id} by {@code pubkey}. Anything else, also a key
   * off the curve, is false and never an exception. Safe for use by many threads.
   */
  boolean verify(Bytes32 id, Bytes32 pubkey, Signature sig);

  /** As {@link #verify(Bytes32, Bytes32, Signature)}, for the parts of an event. */
  default boolean verify(Event event) {
    return verify(event.id(), event.pubkey(), event.sig());
  }

  /**
   * The fastest implementation that works here: libsecp256k1, or else BouncyCastle, where the
   * native library has no build for the platform or cannot be unpacked.
   */
  static Signatures fastest() {
    try {
      return new LibsecpSignatures();
    } catch (RuntimeException | LinkageError e) {
      return new BouncyCastleSignatures();
    }
  }
}
