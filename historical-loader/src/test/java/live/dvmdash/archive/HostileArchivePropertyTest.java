package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Archives of any bytes, packed and plain, of which what is whole is delivered and what is not is
 * said. Tried as often as {@code -Djqwik.tries.default} says.
 */
class HostileArchivePropertyTest {

  private static final int SMALL_CHUNK = 16;
  private static final int LONGEST_SENTENCE = 200;
  private static final String[] PIECES = {
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    "\r",
    " ",
    "\u0000",
    "\uFEFF",
    "é",
    "😀",
    "{\"id\":\"a\",\"kind\":1}",
    "[\"EVENT\",\"s\",",
    "[\"EOSE\",\"s\"]",
    "null",
    "1e9",
    "//",
    "[".repeat(50),
    "{\"a\":".repeat(50),
    "\"" + "x".repeat(50),
    "\u001f\u008b\b"
  };

  @Provide
  Arbitrary<byte[]> archives() {
    return Arbitraries.randomValue(HostileArchivePropertyTest::archive);
  }

  private static byte[] archive(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] bytes =
        text.toString()
            .getBytes(
                random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    if (random.nextInt(3) > 0) {
      return bytes;
    }
    byte[] packed = Split.gzip(bytes);
    packed[random.nextInt(packed.length)] ^= (byte) random.nextInt(256);
    return random.nextInt(4) == 0 ? Split.join(packed, bytes) : packed;
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void anyBytesAreSplitTheSameInEveryChunk(@ForAll("archives") byte[] archive) {
    Split whole = Split.of(archive);
    Split inPieces = Split.of(new ByteArrayInputStream(archive), SMALL_CHUNK);

    assertThat(inPieces.elements()).isEqualTo(whole.elements());
    assertThat(inPieces.positions()).isEqualTo(whole.positions());
    assertThat(inPieces.why()).isEqualTo(whole.why());
    assertThat(whole.why()).hasSizeLessThan(LONGEST_SENTENCE).doesNotContain("Exception");
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void whatIsDeliveredStandsInTheArchive(@ForAll("archives") byte[] archive) {
    if (archive.length > 1 && GzipInput.isMagic(archive[0] & 0xff, archive[1] & 0xff)) {
      return; // what stands in it is not known
    }
    Split split = Split.of(archive);
    List<Long> positions = split.positions();

    assertThat(positions).isSorted();
    for (int i = 0; i < positions.size(); i++) {
      int from = Math.toIntExact(positions.get(i));
      int length = Math.abs(split.lengths().get(i));
      assertThat(new String(archive, from, length, StandardCharsets.UTF_8))
          .isEqualTo(split.elements().get(i));
    }
    assertThat(split.elements().stream().collect(Collectors.summingInt(String::length)))
        .isLessThanOrEqualTo(archive.length);
  }
}
