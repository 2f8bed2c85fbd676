package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GzipInputTest {

  private static final byte[] SOURCE = Split.utf8("[{\"a\":1},{\"a\":2},{\"a\":3}]");

  @Test
  void unpacksWhatIsGzipByItsContent() {
    Split split = Split.of(Split.gzip(SOURCE));

    assertThat(split).isEqualTo(Split.of(SOURCE));
    assertThat(split.end().isComplete()).isTrue();
  }

  @Test
  void unpacksAllMembersAndLetsZerosBehindThemPass() {
    byte[] packed =
        Split.join(
            Split.gzip(Arrays.copyOfRange(SOURCE, 0, 11)),
            Split.gzip(new byte[0]),
            Split.gzip(Arrays.copyOfRange(SOURCE, 11, SOURCE.length)),
            new byte[512]);

    assertThat(Split.of(packed)).isEqualTo(Split.of(SOURCE));
  }

  @Test
  void passesOverTheOptionalPartsOfAHeader() {
    byte[] plain = Split.gzip(SOURCE);
    // All flags: an extra field of 2 bytes, a name, a comment and a checksum of the header.
    byte[] header =
        HexFormat.of().parseHex("1f8b081e000000000003" + "0200abcd" + "6100" + "6200" + "0000");
    byte[] packed = Split.join(header, Arrays.copyOfRange(plain, 10, plain.length));

    assertThat(Split.of(packed)).isEqualTo(Split.of(SOURCE));
  }

  @Test
  void isBrokenWhereverItIsCutOff() {
    byte[] packed = Split.gzip(SOURCE);
    for (int length = 2; length < packed.length; length++) {
      Split split = Split.of(Arrays.copyOf(packed, length));

      assertThat(split.why()).as("%d bytes", length).endsWith("gzip data break off");
    }
  }

  @Test
  void isBrokenWhenALaterMemberIsCutOff() {
    byte[] second = Split.gzip(Split.utf8("{}\n"));
    byte[] packed = Split.join(Split.gzip(Split.utf8("{\"a\":1}\n")), Arrays.copyOf(second, 7));

    Split split = Split.of(packed);

    assertThat(split.elements()).containsExactly("{\"a\":1}");
    assertThat(split.why()).isEqualTo("breaks off after element 1 at byte 8: gzip data break off");
  }

  @Test
  void isBrokenWhenOtherBytesFollow() {
    Split split = Split.of(Split.join(Split.gzip(SOURCE), Split.utf8("tail")));

    assertThat(split.elements()).hasSize(3);
    assertThat(split.why()).endsWith("gzip data are followed by something else");
  }

  @Test
  void isBrokenWhenTheChecksumIsAnother() {
    byte[] packed = Split.gzip(SOURCE);
    packed[packed.length - 8] ^= 1;

    Split split = Split.of(packed);

    assertThat(split.elements()).hasSize(3);
    assertThat(split.why()).endsWith("gzip data are damaged: their checksum is another");
  }

  @Test
  void isBrokenWhenTheDataAreDamaged() {
    byte[] packed = Split.gzip(SOURCE);
    packed[10] = 0x07; // a block of the reserved type

    assertThat(Split.of(packed).why()).endsWith("gzip data are damaged");
  }

  @Test
  void givesAllThatStandsBeforeADamage() {
    byte[] packed = Split.gzip(Split.utf8("{\"a\":1}\n".repeat(1_000) + Math.PI));
    packed[packed.length - 20] ^= 0x55;

    Split split = Split.of(packed);

    assertThat(split.why()).contains("gzip data are damaged");
    assertThat(split.elements()).hasSizeGreaterThan(100).startsWith("{\"a\":1}");
  }

  @Test
  void refusesToUnpackOutOfAllProportion() throws IOException {
    byte[] packed = Split.gzip(new byte[4 << 20]);
    try (GzipInput input = new GzipInput(new ByteArrayInputStream(packed), 1 << 20)) {
      assertThatThrownBy(input::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more than 200 times");
    }
    try (GzipInput input = new GzipInput(new ByteArrayInputStream(packed), 4 << 20)) {
      assertThat(input.readAllBytes()).hasSize(4 << 20);
    }
  }
}
