package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageLineTest {

  @Test
  void scopes() {
    assertThat(scope("2025-02", 0L, 1L)).isEqualTo("2025-02");
    assertThat(scope(null, null, null)).isEqualTo("all time");
    assertThat(scope(null, 0L, null)).isEqualTo("from 1970-01-01 00:00 on, UTC");
    assertThat(scope(null, null, 60L)).isEqualTo("to 1970-01-01 00:01 UTC");
    assertThat(scope(null, 0L, 60L)).isEqualTo("from 1970-01-01 00:00 to 1970-01-01 00:01 UTC");
  }

  @Test
  void daysAreNamedUpToThreeStretches() {
    assertThat(line(0, 0, 1, gap("2025-02-12", "2025-02-12")))
        .endsWith(" · 1 day without data (12 February)");
    assertThat(line(1, 2, 4, gap("2025-02-27", "2025-03-02")))
        .endsWith(" · 1 day complete, 2 partial, 4 without data (27 February – 2 March)");
    assertThat(line(2, 0, 3, gap("2024-12-31", "2025-01-01"), gap("2025-02-12", "2025-02-13")))
        .endsWith(" without data (31 December 2024 – 1 January 2025, 12–13 February 2025)");
    assertThat(
            line(
                2,
                0,
                1_234,
                gap("2025-01-01", "2025-01-02"),
                gap("2025-02-01", "2025-02-01"),
                gap("2025-03-01", "2025-03-01"),
                gap("2025-04-01", "2025-04-01"),
                gap("2025-05-01", "2025-05-01")))
        .endsWith(", 1,234 without data (1–2 January, 1 February, 1 March, and 2 more)");
  }

  private static String scope(@Nullable String label, @Nullable Long since, @Nullable Long until) {
    return CoverageLine.of(new Document.Scope(label, since, until), UnaryOperator.identity());
  }

  private static String line(int complete, int partial, int none, Document.Gap... gaps) {
    return CoverageLine.of(
        new Document.Coverage(0L, 1L, List.of("x"), complete, partial, none, List.of(gaps), null),
        UnaryOperator.identity());
  }

  private static Document.Gap gap(String first, String last) {
    return new Document.Gap(LocalDate.parse(first), LocalDate.parse(last));
  }
}
