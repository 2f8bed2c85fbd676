package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import nostr.crypto.schnorr.Schnorr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SignaturesTest {

  private static final Signatures LIBSECP = new LibsecpSignatures();
  private static final Signatures BOUNCY_CASTLE = new BouncyCastleSignatures();
  private static final BigInteger FIELD =
      BigInteger.TWO.pow(256).subtract(BigInteger.valueOf(0x1000003D1L));
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  @ParameterizedTest(name = "{0} {7}")
  @CsvFileSource(resources = "bip-0340-test-vectors.csv", numLinesToSkip = 1)
  void bip340(
      int index,
      String secretKey,
      String publicKey,
      String auxRand,
      String message,
      String signature,
      boolean valid) {
    Bytes32 id = Bytes32.ofHex(message.toLowerCase(Locale.ROOT));
    Bytes32 pubkey = Bytes32.ofHex(publicKey.toLowerCase(Locale.ROOT));
    Signature sig =
        Objects.requireNonNull(Signature.parse(signature.toLowerCase(Locale.ROOT)), signature);

    assertThat(LIBSECP.verify(id, pubkey, sig)).isEqualTo(valid);
    assertThat(BOUNCY_CASTLE.verify(id, pubkey, sig)).isEqualTo(valid);
  }

  @Test
  void theFastestIsTheNativeOneHere() {
    assertThat(Signatures.fastest()).isInstanceOf(LibsecpSignatures.class);
  }

  @Test
  void anyFlippedBitIsNoticedByBoth() {
    SplittableRandom random = new SplittableRandom(340);
    for (int i = 0; i < 200; i++) {
      Signed signed = Signed.random(random);
      assertThat(verdicts(signed.id, signed.key, signed.sig)).containsOnly(true);

      int bit = random.nextInt(256);
      assertThat(verdicts(flip(signed.id, bit), signed.key, signed.sig)).containsOnly(false);
      assertThat(verdicts(signed.id, flip(signed.key, bit), signed.sig)).containsOnly(false);
      assertThat(verdicts(signed.id, signed.key, flip(signed.sig, bit))).containsOnly(false);
      assertThat(verdicts(signed.id, signed.key, flip(signed.sig, 256 + bit))).containsOnly(false);
    }
  }

  @Test
  void noiseIsRefusedByBoth() {
    SplittableRandom random = new SplittableRandom(341);
    for (int i = 0; i < 500; i++) {
      byte[] key = bytes(random, 32);
      assertThat(verdicts(bytes(random, 32), key, bytes(random, 64))).containsOnly(false);
    }
  }

  @Test
  void numbersAtAndPastTheEndsAreRefusedByBoth() {
    Signed signed = Signed.random(new SplittableRandom(342));
    byte[] r = Arrays.copyOfRange(signed.sig, 0, 32);
    byte[] s = Arrays.copyOfRange(signed.sig, 32, 64);
    BigInteger sNumber = new BigInteger(1, s);
    byte[] top = new byte[32];
    Arrays.fill(top, (byte) 0xFF);
    List<byte[]> ends =
        List.of(new byte[32], unsigned(FIELD), unsigned(FIELD.add(BigInteger.ONE)), top);

    for (byte[] end : ends) {
      assertThat(verdicts(signed.id, signed.key, join(end, s))).containsOnly(false);
      assertThat(verdicts(signed.id, end, signed.sig)).containsOnly(false);
    }
    for (byte[] end : List.of(new byte[32], unsigned(ORDER), unsigned(ORDER.add(BigInteger.ONE)))) {
      assertThat(verdicts(signed.id, signed.key, join(r, end))).containsOnly(false);
    }
    byte[] negated = unsigned(ORDER.subtract(sNumber));
    assertThat(verdicts(signed.id, signed.key, join(r, negated))).containsOnly(false);
  }

  @Test
  void nostrJavaAgrees() throws Exception {
    SplittableRandom random = new SplittableRandom(343);
    for (int i = 0; i < 5; i++) {
      Signed signed = Signed.random(random);
      byte[] wrong = flip(signed.sig, 300);

      assertThat(Schnorr.verify(signed.id, signed.key, signed.sig)).isTrue();
      assertThat(Schnorr.verify(signed.id, signed.key, wrong)).isFalse();

      byte[] theirs = Schnorr.sign(signed.id, signed.secret, bytes(random, 32));
      assertThat(verdicts(signed.id, signed.key, theirs)).containsOnly(true);
    }
  }

  /** More keys than the cache of decoded points holds, twice. */
  @Test
  void forgettingKeysChangesNothing() {
    Signed signed = Signed.random(new SplittableRandom(344));
    SplittableRandom random = new SplittableRandom(345);
    for (int i = 0; i < 5000; i++) {
      BOUNCY_CASTLE.verify(
          Bytes32.of(signed.id), Bytes32.of(bytes(random, 32)), Signature.of(flip(signed.sig, 0)));
    }
    assertThat(verdicts(signed.id, signed.key, signed.sig)).containsOnly(true);
  }

  @SuppressWarnings("ArrayRecordComponent") // four values that travel together, never compared
  private record Signed(byte[] secret, byte[] key, byte[] id, byte[] sig) {

    static Signed random(SplittableRandom random) {
      byte[] secret = bytes(random, 32);
      byte[] id = bytes(random, 32);
      byte[] key = Arrays.copyOfRange(Secp256k1.get().pubkeyCreate(secret), 1, 33);
      return new Signed(
          secret, key, id, Secp256k1.get().signSchnorr(id, secret, bytes(random, 32)));
    }
  }

  private static List<Boolean> verdicts(byte[] id, byte[] key, byte[] sig) {
    Bytes32 message = Bytes32.of(id);
    Bytes32 pubkey = Bytes32.of(key);
    Signature signature = Signature.of(sig);
    return List.of(
        LIBSECP.verify(message, pubkey, signature),
        BOUNCY_CASTLE.verify(message, pubkey, signature));
  }

  private static byte[] bytes(SplittableRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] flip(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  private static byte[] join(byte[] r, byte[] s) {
    byte[] joined = Arrays.copyOf(r, 64);
    System.arraycopy(s, 0, joined, 32, 32);
    return joined;
  }

  private static byte[] unsigned(BigInteger number) {
    return HexFormat.of().parseHex("%064x".formatted(number));
  }
}
