package live.dvmdash.event;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bitcoin's libsecp256k1 through JNI. */
final class LibsecpSignatures implements Signatures {

  /** The property by which the binding is told where the library lies ready. */
  private static final String READY = "fr.acinq.secp256k1.lib.path";

  /** The property by which the binding is told where to put the library. */
  private static final String PLACE = "fr.acinq.secp256k1.tmpdir";

  private final Secp256k1 library;

  /**
   * Loads the native library.
   *
   * @throws RuntimeException or LinkageError when it cannot be loaded
   */
  LibsecpSignatures() {
    library = load();
  }

  /**
   * Unless it lies ready, the library comes out of a jar and is loaded from a file, which is not
   * needed any more then. To leave its removal to the end of the process would be to leave it
   * behind where that is killed.
   */
  private static synchronized Secp256k1 load() {
    if (System.getProperty(READY) != null || System.getProperty(PLACE) != null) {
      return Secp256k1.get();
    }
    try {
      Path place = Files.createTempDirectory("dvmdash-");
      System.setProperty(PLACE, place.toString());
      try {
        return Secp256k1.get();
      } finally {
        System.clearProperty(PLACE);
        remove(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path place) {
    File[] files = place.toFile().listFiles();
    boolean removed = true;
    for (File file : files == null ? new File[0] : files) {
      removed &= file.delete();
    }
    if (!removed || !place.toFile().delete()) {
      place.toFile().deleteOnExit(); // some systems keep files that are in use
    }
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
