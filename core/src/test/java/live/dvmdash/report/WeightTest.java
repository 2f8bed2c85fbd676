package live.dvmdash.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Table.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTest {

  @ParameterizedTest
  @CsvSource({
    "npub, KEY",
    "kind, KEY",
    "month, KEY",
    "name, CHIEF",
    "answered, CHIEF",
    "response_time__p50, CHIEF",
    "response_time__p90, USUAL",
    "response_time__p99, DETAIL",
    "paid_response_time__p50, USUAL",
    "paid_msat_by_verdict__ok, DETAIL",
    "last_seen, DETAIL",
    "feedback, USUAL",
    "popular_kind__kind, USUAL"
  })
  void theNameOfAColumnDecides(String column, Weight weight) {
    assertThat(new Column(column, Unit.of(column)).weight()).isEqualTo(weight);
  }

  @Test
  void whatRowsAreSortedByIsAsHeavyAsTheirKey() {
    Column feedback = new Column("feedback", Unit.COUNT);
    Column errors = new Column("errors", Unit.COUNT);
    Table table = new Table("t", "T", Shape.ROWS, List.of(feedback, errors), List.of());

    assertThat(table.sortedBy("errors").columns())
        .containsExactly(feedback, new Column("errors", Unit.COUNT, Weight.KEY));
    assertThat(table.sortedBy("no_such_column")).isEqualTo(table);
  }
}
