package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @Test
  void controlsBecomePictures() {
    assertThat(SafeText.oneLine("a\u001b[2Jb\u0000\u0007\u007f\u009b1m"))
        .isEqualTo("a␛[2Jb␀␇␡\uFFFD1m");
  }

  @Test
  void whiteSpaceIsOneSpaceAndNoneAtTheEnds() {
    assertThat(SafeText.oneLine(" \t a\r\n\u2028b  c\u0085\n")).isEqualTo("a b c");
    assertThat(SafeText.oneLine("  plain  text ")).isEqualTo("plain text");
    assertThat(SafeText.oneLine(" \n ")).isEmpty();
  }

  @Test
  void whatReordersOrHidesIsLeftOut() {
    assertThat(SafeText.oneLine("\u202ecod\u202c\u2066x\u2069\u200e\u061c")).isEqualTo("codx");
    assertThat(SafeText.oneLine("a\u200b\u2060\ufeff\u00ad\u3164\u115f\u180eb")).isEqualTo("ab");
    assertThat(SafeText.oneLine("a\u200db\u200cc")).isEqualTo("abc");
    assertThat(SafeText.oneLine("a\uDB40\uDC41\uDB40\uDC42b")).isEqualTo("ab");
    assertThat(SafeText.oneLine("a\uFE0F\uFE0E\uFE0Fb")).isEqualTo("a\uFE0Fb");
  }

  @Test
  void marksDoNotPileUp() {
    assertThat(SafeText.oneLine("e" + "\u0301".repeat(30) + "x"))
        .isEqualTo("e" + "\u0301".repeat(4) + "x");
    assertThat(SafeText.oneLine("\u0301a \u0301b")).isEqualTo("a b");
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(SafeText.oneLine("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "Ünïcode 画像",
        "👩‍👩‍👧‍👦 family",
        "❤️‍🔥",
        "🇩🇪 flag",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F Scotland",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "cafe\u0301"
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(SafeText.oneLine(text)).isEqualTo(text);
  }
}
