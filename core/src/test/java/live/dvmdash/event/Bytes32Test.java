package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Bytes32Test {

  private static final String HEX =
      "00010203040506078089a0b1c2d3e4f5fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0";

  @Test
  void spellings() {
    Bytes32 value = Bytes32.ofHex(HEX);

    assertThat(value.hex()).isEqualTo(HEX);
    assertThat(value).hasToString(HEX);
    assertThat(Bytes32.of(value.toByteArray())).isEqualTo(value).hasSameHashCodeAs(value);
    byte[] around = new byte[40];
    System.arraycopy(value.toByteArray(), 0, around, 5, 32);
    assertThat(Bytes32.of(around, 5)).isEqualTo(value);
  }

  @Test
  void onlyLowerCaseOfTheRightLength() {
    assertThat(Bytes32.parse(null)).isNull();
    assertThat(Bytes32.parse("")).isNull();
    assertThat(Bytes32.parse("A" + HEX.substring(1))).isNull();
    assertThat(Bytes32.parse(HEX.substring(1))).isNull();
    assertThat(Bytes32.parse(HEX + "0")).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes32.ofHex("g".repeat(64)));
  }

  @Test
  void orderIsThatOfTheHexadecimalSpelling() {
    List<String> sorted =
        Stream.of("00", "7f", "80", "ff")
            .flatMap(two ->
                Stream.of(0, 16, 32, 48).map(at -> "0".repeat(at) + two + "0".repeat(62 - at)))
            .distinct()
            .sorted()
            .toList();

    assertThat(sorted.reversed().stream().map(Bytes32::ofHex).sorted().map(Bytes32::hex))
        .containsExactlyElementsOf(sorted);
  }
}
