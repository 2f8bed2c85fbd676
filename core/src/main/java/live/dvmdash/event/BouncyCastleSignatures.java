package live.dvmdash.event;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** BIP-340 over BouncyCastle's curve arithmetic, for platforms without the native library. */
final class BouncyCastleSignatures implements Signatures {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();
  private static final byte[] TAG = Sha256.of("BIP0340/challenge");
  private static final int CACHED_KEYS = 4096;

  /** Decoding a key costs a square root; few authors write most events. */
  private final Map<Bytes32, Optional<ECPoint>> keys =
      Collections.synchronizedMap(
          new LinkedHashMap<>(CACHED_KEYS, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Bytes32, Optional<ECPoint>> eldest) {
              return size() > CACHED_KEYS;
            }
          });

  @Override
  public boolean verify(Bytes32 id, Bytes32 pubkey, Signature sig) {
    ECPoint key = keys.computeIfAbsent(pubkey, BouncyCastleSignatures::lift).orElse(null);
    if (key == null) {
      return false;
    }
    byte[] bytes = sig.toByteArray();
    BigInteger r = new BigInteger(1, bytes, 0, 32);
    BigInteger s = new BigInteger(1, bytes, 32, 32);
    if (r.compareTo(FIELD) >= 0 || s.compareTo(ORDER) >= 0) {
      return false;
    }
    BigInteger e = challenge(bytes, pubkey, id);
    ECPoint sum =
        ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), s, key, ORDER.subtract(e).mod(ORDER))
            .normalize();
    return !sum.isInfinity()
        && !sum.getAffineYCoord().testBitZero()
        && sum.getAffineXCoord().toBigInteger().equals(r);
  }

  private static BigInteger challenge(byte[] sig, Bytes32 pubkey, Bytes32 message) {
    byte[] hashed =
        Sha256.of(TAG, TAG, Arrays.copyOf(sig, 32), pubkey.toByteArray(), message.toByteArray());
    return new BigInteger(1, hashed).mod(ORDER);
  }

  /** The point with this x and an even y; empty when there is none. */
  private static Optional<ECPoint> lift(Bytes32 x) {
    byte[] encoded = new byte[33];
    encoded[0] = 2;
    System.arraycopy(x.toByteArray(), 0, encoded, 1, 32);
    try {
      return Optional.of(CURVE.getCurve().decodePoint(encoded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
