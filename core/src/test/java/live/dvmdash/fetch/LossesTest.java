package live.dvmdash.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;

/** Which losses are news. */
class LossesTest {

  private static final long DAY = 86_400;

  @Test
  void aFirstLossIsNew() {
    assertThat(Losses.isNew(lost(5300, 0, DAY), Map.of())).isTrue();
  }

  @Test
  void noLossIsNotNew() {
    assertThat(Losses.isNew(Map.of(), lost(5300, 0, DAY))).isFalse();
  }

  @Test
  void theSameLossIsNotNewAgain() {
    assertThat(Losses.isNew(lost(5300, 0, DAY), lost(5300, 0, DAY))).isFalse();
  }

  @Test
  void aLossThatGoesOnIsNotNew() {
    assertThat(Losses.isNew(lost(5300, 0, 2 * DAY), lost(5300, 0, DAY))).isFalse();
    assertThat(Losses.isNew(lost(5300, DAY, 2 * DAY), lost(5300, 0, DAY))).isFalse();
  }

  @Test
  void anotherTimeIsNew() {
    assertThat(Losses.isNew(lost(5300, 3 * DAY, 4 * DAY), lost(5300, 0, DAY))).isTrue();
  }

  @Test
  void anotherKindIsNew() {
    assertThat(Losses.isNew(lost(6300, 0, DAY), lost(5300, 0, DAY))).isTrue();
  }

  private static Map<String, KindTimes> lost(int kind, long since, long until) {
    return Map.of("all", KindTimes.of(KindSet.of(kind), Intervals.between(since, until)));
  }
}
