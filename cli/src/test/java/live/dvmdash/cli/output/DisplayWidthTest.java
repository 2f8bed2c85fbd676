package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "plain, 5",
    "'', 0",
    "Ünïcode, 7",
    "cafe\u0301, 4",
    "画像, 4",
    "ｈａｌｆ, 8",
    "한국, 4",
    "\u1112\u1161\u11ab, 2",
    "👍, 2",
    "👍🏽, 2",
    "👩‍👩‍👧‍👦, 2",
    "🇩🇪, 2",
    "🇩🇪🇫🇷, 4",
    "❤, 1",
    "❤\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "a…–, 3",
    "𠀀, 2"
  })
  void columns(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void cutsBetweenWhatBelongsTogether() {
    assertThat(DisplayWidth.fit("abcdef", 6)).isEqualTo("abcdef");
    assertThat(DisplayWidth.fit("abcdef", 5)).isEqualTo("abcd…");
    assertThat(DisplayWidth.fit("abc def", 5)).isEqualTo("abc…");
    assertThat(DisplayWidth.fit("画像画像", 6)).isEqualTo("画像…");
    assertThat(DisplayWidth.fit("a👩‍👩‍👧b", 3)).isEqualTo("a…");
    assertThat(DisplayWidth.fit("cafe\u0301s and bars", 5)).isEqualTo("cafe\u0301…");
  }

  @Test
  void padsByColumns() {
    assertThat(DisplayWidth.padRight("画", 4)).isEqualTo("画  ");
    assertThat(DisplayWidth.padLeft("画", 4)).isEqualTo("  画");
    assertThat(DisplayWidth.padLeft("wide", 2)).isEqualTo("wide");
  }
}
