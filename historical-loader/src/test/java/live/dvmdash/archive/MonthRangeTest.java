package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthRangeTest {

  private static final YearMonth DECEMBER = YearMonth.of(2024, 12);
  private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

  @Test
  void readsOneMonthAndSeveral() {
    assertThat(MonthRange.parse("2025-02")).isEqualTo(new MonthRange(FEBRUARY, FEBRUARY));
    assertThat(MonthRange.parse("2024-12..2025-02")).isEqualTo(new MonthRange(DECEMBER, FEBRUARY));
  }

  @Test
  void holdsBothEnds() {
    MonthRange range = new MonthRange(DECEMBER, FEBRUARY);

    assertThat(range.contains(DECEMBER)).isTrue();
    assertThat(range.contains(FEBRUARY)).isTrue();
    assertThat(range.contains(DECEMBER.minusMonths(1))).isFalse();
    assertThat(range.contains(FEBRUARY.plusMonths(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025",
        "2025-2",
        "2025-13",
        "2025-02-01",
        "feb",
        "2025-01..",
        "..2025-01",
        "2025-01...2025-02",
        "2025-01-2025-02",
        "+2025-01"
      })
  void saysWhatAMonthLooksLike(String text) {
    assertThatThrownBy(() -> MonthRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'" + text + "' is not a month: write 2025-02, or 2025-01..2025-02 for several");
  }

  @Test
  void saysThatARangeRunsBackwards() {
    assertThatThrownBy(() -> MonthRange.parse("2025-02..2024-12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2025-02..2024-12 runs backwards: write 2024-12..2025-02");
  }
}
