package live.dvmdash.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.event.SigningAuthor;
import org.junit.jupiter.api.Test;

/** Which heartbeats are kept. */
class HeartbeatsTest {

  private static final long HOUR = 3_600;

  private final Heartbeats heartbeats = new Heartbeats();

  @Test
  void oneOfAnHourPassesAndPassesAgain() {
    Event first = beat(1, 5 * HOUR);
    assertThat(heartbeats.passes(first)).isTrue();
    assertThat(heartbeats.passes(beat(1, 5 * HOUR + 1))).isFalse();
    assertThat(heartbeats.passes(beat(1, 6 * HOUR - 1))).isFalse();
    assertThat(heartbeats.passes(first)).as("the same, of another relay").isTrue();
  }

  @Test
  void theNextHourHasItsOwn() {
    assertThat(heartbeats.passes(beat(1, 6 * HOUR - 1))).isTrue();
    assertThat(heartbeats.passes(beat(1, 6 * HOUR))).isTrue();
  }

  @Test
  void anotherDvmHasItsOwn() {
    assertThat(heartbeats.passes(beat(1, HOUR))).isTrue();
    assertThat(heartbeats.passes(beat(2, HOUR))).isTrue();
  }

  @Test
  void otherKindsPassAlways() {
    for (int i = 0; i < 3; i++) {
      assertThat(heartbeats.passes(SigningAuthor.number(1).sign(HOUR + i, 7000, List.of(), "")))
          .isTrue();
    }
  }

  private static Event beat(int author, long at) {
    return SigningAuthor.number(author).sign(at, Kind.HEARTBEAT, List.of(), "");
  }
}
