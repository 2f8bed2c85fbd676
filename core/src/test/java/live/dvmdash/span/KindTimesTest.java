package live.dvmdash.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known and missing, kind by kind. */
class KindTimesTest {

  private static final KindTimes JOBS = KindTimes.of(KindSet.of(5300, 6300), between(0, 100));

  @Test
  void whatIsMissingIsTheDifference() {
    KindTimes known = KindTimes.of(KindSet.of(5300), between(20, 60));
    assertThat(JOBS.minus(known).groups())
        .containsExactly(
            new KindTimes.Group(KindSet.of(5300), between(0, 20).plus(between(60, 100))),
            new KindTimes.Group(KindSet.of(6300), between(0, 100)));
  }

  @Test
  void nothingMissingIsNothing() {
    assertThat(JOBS.minus(JOBS)).isEqualTo(KindTimes.NONE);
    assertThat(JOBS.minus(JOBS).isEmpty()).isTrue();
  }

  @Test
  void kindsOfTheSameTimesAreTogether() {
    assertThat(JOBS.plus(KindTimes.of(KindSet.of(7000), between(0, 100))).groups())
        .containsExactly(new KindTimes.Group(KindSet.of(5300, 6300, 7000), between(0, 100)));
  }

  @Test
  void whatKindsHaveInCommonIsKnownOfAll() {
    KindTimes more = JOBS.plus(KindTimes.of(KindSet.of(7000), between(50, 200)));
    assertThat(more.common(KindSet.of(5300, 7000))).isEqualTo(between(50, 100));
    assertThat(more.common(KindSet.of(5300, 9735))).isEqualTo(Intervals.NONE);
    assertThat(more.common(KindSet.NONE)).isEqualTo(Intervals.NONE);
  }

  private static Intervals between(long since, long until) {
    return Intervals.between(since, until);
  }
}
