package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SignatureTest {

  @Property(tries = 100)
  void everyBitCountsForTheFingerprint(@ForAll @Size(Signature.LENGTH) byte[] bytes) {
    Set<Long> fingerprints = new HashSet<>();
    fingerprints.add(Signature.of(bytes).fingerprint());
    for (int bit = 0; bit < Signature.LENGTH * Byte.SIZE; bit++) {
      byte[] other = bytes.clone();
      other[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      fingerprints.add(Signature.of(other).fingerprint());
    }

    assertThat(fingerprints).hasSize(1 + Signature.LENGTH * Byte.SIZE).allMatch(each -> each > 0);
    assertThat(Signature.of(bytes.clone()).fingerprint())
        .isEqualTo(Signature.of(bytes).fingerprint());
  }

  @Example
  void noSignatureHasTheFingerprintThatMeansNone() {
    byte[] ones = new byte[Signature.LENGTH];
    Arrays.fill(ones, (byte) -1);

    assertThat(Signature.of(new byte[Signature.LENGTH]).fingerprint()).isPositive();
    assertThat(Signature.of(ones).fingerprint()).isPositive();
  }
}
