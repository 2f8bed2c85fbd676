package live.dvmdash.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Windows;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked for, and what is left of it when a relay has given some. */
class FetchPlanTest {

  private static final long DAY = 86_400;
  private static final long NOW = 20_000 * DAY;
  private static final Interval SCOPE = new Interval(NOW - 20 * DAY, NOW + 901);
  private static final Bytes32 DVM = Bytes32.ofHex("ab".repeat(32));

  @Test
  void knownKindsAreAskedForInWindowsAndAllOthersAtOnce() {
    List<Task> tasks = plan(null, List.of()).tasks(key -> KindTimes.NONE);
    assertThat(tasks).hasSize(2);
    Task known = tasks.get(0);
    Task others = tasks.get(1);
    assertThat(known.windows()).isEqualTo(Windows.ADAPTIVE);
    assertThat(known.kinds().kinds()).contains(5300, 6300, 7000, 31990, 31989, 11998, 5969, 6969);
    assertThat(others.windows()).isEqualTo(Windows.WHOLE);
    assertThat(known.kinds().plus(others.kinds()))
        .isEqualTo(KindSet.range(5000, 6999).plus(KindSet.of(7000, 31990, 31989, Kind.HEARTBEAT)));
    assertThat(known.kinds().minus(others.kinds())).isEqualTo(known.kinds());
  }

  @Test
  void aKindThatWasSeenIsKnownAndSoIsItsResult() {
    JobKinds kinds = new JobKinds(KindTable.defaults(), KindSet.of(5777, 6888));
    assertThat(kinds.knownRequests().kinds()).contains(5777, 5888);
    assertThat(kinds.knownAnswers().kinds()).contains(6777, 6888);
  }

  @Test
  void whatARelayHasGivenIsNotAskedForAgain() {
    KindTimes done = KindTimes.of(KindSet.range(0, 65_535), before(NOW - DAY));
    List<Task> tasks = plan(null, List.of()).tasks(key -> done);
    assertThat(tasks).extracting(Task::span).containsOnly(new Interval(NOW - DAY, SCOPE.until()));
  }

  @Test
  void aHoleOfOneKindIsAskedForAlone() {
    KindTimes all = KindTimes.of(KindSet.range(0, 65_535), before(SCOPE.until()));
    KindTimes hole = KindTimes.of(KindSet.of(5300), Intervals.between(NOW - 3 * DAY, NOW));
    List<Task> tasks = plan(null, List.of()).tasks(key -> all.minus(hole));
    assertThat(tasks).hasSize(1);
    assertThat(tasks.get(0).kinds()).isEqualTo(KindSet.of(5300));
    assertThat(tasks.get(0).span()).isEqualTo(new Interval(NOW - 3 * DAY, NOW));
  }

  @Test
  void theNewestIsAskedForFirst() {
    KindTimes middle =
        KindTimes.of(KindSet.range(0, 65_535), Intervals.between(NOW - 9 * DAY, NOW - 5 * DAY));
    List<Task> tasks = plan(KindSet.of(5300), List.of()).tasks(key -> middle);
    assertThat(tasks)
        .extracting(Task::span)
        .containsExactly(
            new Interval(NOW - 5 * DAY, SCOPE.until()), new Interval(SCOPE.since(), NOW - 9 * DAY));
  }

  @Test
  void theLastDayMayStillChange() {
    assertThat(plan(null, List.of()).tasks(key -> KindTimes.NONE))
        .extracting(Task::doneBefore)
        .containsOnly(NOW - DAY);
  }

  @Test
  void aDvmHasCheckpointsOfItsOwn() {
    FetchPlan plan = plan(null, List.of(DVM));
    assertThat(plan.tasks(key -> KindTimes.NONE))
        .extracting(task -> task.selection().field())
        .containsExactly(Selection.Field.AUTHORS, Selection.Field.P_TAGS);
    assertThat(plan.checkpoints()).containsExactly("authors=" + DVM, "#p=" + DVM);
    KindTimes everything = KindTimes.of(KindSet.range(0, 65_535), before(Long.MAX_VALUE));
    assertThat(plan.tasks(key -> key.equals("all") ? everything : KindTimes.NONE)).hasSize(2);
  }

  @Test
  void filtersStayWithinWhatRelaysAccept() {
    for (List<Bytes32> dvms : List.of(List.<Bytes32>of(), List.of(DVM))) {
      assertThat(plan(null, dvms).tasks(key -> KindTimes.NONE))
          .allSatisfy(task -> assertThat(task.filter().json().length()).isLessThan(16 << 10));
    }
  }

  private static Intervals before(long second) {
    return Intervals.between(0, second);
  }

  private static FetchPlan plan(@Nullable KindSet kinds, List<Bytes32> dvms) {
    FetchOrder order =
        new FetchOrder(
            List.of(),
            SCOPE,
            kinds,
            dvms,
            true,
            false,
            new FetchOrder.Limits(
                Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1)),
            null,
            null);
    return FetchPlan.of(order, new JobKinds(KindTable.defaults(), KindSet.NONE), NOW);
  }
}
