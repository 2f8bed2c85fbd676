package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  private static final Style SHORT = new Style(false, 80, 0, true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests | 1234567 | 1,234,567",
        "kind | 31990 | 31990",
        "response_time__p50 | 0 | 0 s",
        "response_time__p50 | 59 | 59 s",
        "response_time__p50 | 60 | 1 m",
        "response_time__p50 | 250 | 4 m 10 s",
        "response_time__p50 | 7559 | 2 h 5 m",
        "response_time__p50 | 86400 | 1 d",
        "response_time__p50 | 90061 | 1 d 1 h",
        "response_time__n | 250 | 250",
        "first_seen | 1738591500 | 2025-02-03 14:05",
        "first_seen | 9223372036854775807 | 9223372036854775807",
        "paid_msat | 21000 | 21",
        "paid_msat | 1234567 | 1,234.567",
        "paid_msat | 100000000 | 100,000",
        "paid_msat_by_verdict__ok | 1500 | 1.5",
      })
  void wholeNumbers(String column, long value, String expected) {
    assertThat(text(column, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "response_rate, 0.68188, 68.2 %",
    "top_customer_share, 1.0, 100.0 %",
    "results_per_request, 1.2345, 1.23"
  })
  void quotients(String column, double value, String expected) {
    assertThat(text(column, value)).isEqualTo(expected);
  }

  @Test
  void keysLoseTheirMiddleOnATerminalOnly() {
    Table.Column column = new Table.Column("pubkey", Unit.KEY);
    String key = "0123456789abcdef".repeat(4);

    assertThat(Figures.text(key, column, SHORT)).isEqualTo("01234567…cdef");
    assertThat(Figures.text(key, column, Style.plain(0))).isEqualTo(key);
    assertThat(Figures.text("npub1qqqqqzzzzzzzz", column, SHORT)).isEqualTo("npub1qqqqq…zzzz");
    assertThat(Figures.text("01234567", column, SHORT)).isEqualTo("01234567");
  }

  @Test
  void everythingElse() {
    assertThat(text("name", null)).isEqualTo("–");
    assertThat(text("name", "\u202e\u200b")).isEqualTo("–");
    assertThat(text("kinds", List.of(5100L, 5300L))).isEqualTo("5100 5300");
    assertThat(text("stale", false)).isEqualTo("no");
  }

  private static String text(String column, @Nullable Object value) {
    return Figures.text(value, new Table.Column(column, Unit.of(column)), SHORT);
  }
}
