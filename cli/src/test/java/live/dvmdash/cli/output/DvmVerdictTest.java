package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.report.DvmPage;
import live.dvmdash.report.Table;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the first line of the page of a DVM says. */
class DvmVerdictTest {

  private static final long NOON = 1_736_596_800;

  private final List<Column> columns = new ArrayList<>();
  private final List<@Nullable Object> row = new ArrayList<>();

  @Test
  void upByItsHeartbeat() {
    figures("up", true, "heartbeat_age", 300L, "result_age", 90_000L);
    figures("addressed", 5_300L, "addressed_answered", 3_300L, "response_time__p50", 3L);

    assertThat(verdict())
        .isEqualTo(
            "up, heartbeat 5 m ago; last result 1 d 1 h ago; answered 3,300 of 5,300 requests that"
                + " name it, half within 3 s; as of 2025-01-11 12:00 UTC");
  }

  @Test
  void upByWhatItAnswers() {
    figures("up", true, "heartbeat_age", 100_000L, "last_feedback", NOON - 20, "result_age", 400L);
    figures("last_result", NOON - 400, "answered", 2L);

    assertThat(verdict())
        .startsWith("up, last sign 20 s ago; last result 6 m 40 s ago; no request names it,")
        .contains(" answered 2 that do not;");
  }

  @Test
  void down() {
    figures("up", false, "heartbeat_age", 100_000L, "addressed", 1L, "unobservable", 1L);

    assertThat(verdict())
        .startsWith("down, last heartbeat 1 d 3 h ago; no result; answered 0 of 1 request that")
        .contains(" name it, 1 unobservable;");
  }

  @Test
  void nobodyCanTell() {
    figures("data_end", NOON - 901, "heartbeat_age", 100_000L);
    assertThat(verdict())
        .startsWith("not known whether it is up: the data ends 15 m 1 s before; no result; ");

    columns.clear();
    row.clear();
    figures("data_end", NOON - 900);
    assertThat(verdict())
        .startsWith("not known whether it is up: it sends no heartbeats; no result; no request");
  }

  private void figures(Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i].toString();
      columns.add(new Column(name, Unit.of(name)));
      row.add(namesAndValues[i + 1]);
    }
  }

  private String verdict() {
    figures("as_of", NOON);
    return DvmVerdict.of(
        new DvmPage(List.of(new Table("dvm", "DVM", Table.Shape.OBJECT, columns, List.of(row)))));
  }
}
