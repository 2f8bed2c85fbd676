package live.dvmdash.event;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;

/** Bitcoin's libsecp256k1 through JNI. */
final class LibsecpSignatures implements Signatures {

  private final Secp256k1 library;

  /**
   * Loads the native library.
   *
   * @throws RuntimeException or LinkageError when it cannot be loaded
   */
  LibsecpSignatures() {
    library = Secp256k1.get();
  }

  @Override
  public boolean verify(Bytes32 id, Bytes32 pubkey, Signature sig) {
    try {
      return library.verifySchnorr(sig.toByteArray(), id.toByteArray(), pubkey.toByteArray());
    } catch (Secp256k1Exception e) {
      return false; // how the binding reports a key off the curve
    }
  }
}
