package live.dvmdash.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.RelayUrl;
import org.junit.jupiter.api.Test;

/** Which relays are left alone. */
class RestTest {

  private static final long DAY = 86_400;
  private static final long NOW = 20_000 * DAY;
  private static final RelayUrl URL = RelayUrl.parse("wss://relay.example");
  private static final RelayRecord UNTRIED = RelayRecord.untried(URL.text());

  @Test
  void aRelayThatWasNeverTriedIsAsked() {
    assertThat(Rest.of(usual(), UNTRIED, NOW)).isEqualTo(Rest.AWAKE);
  }

  @Test
  void aRelayThatFailsIsAskedForAWeek() {
    RelayRecord failing = UNTRIED.withOutcome("failed", "gone", NOW - 6 * DAY);
    assertThat(Rest.of(usual(), failing, NOW)).isEqualTo(Rest.AWAKE);
  }

  @Test
  void thenItIsLookedAtOnceADay() {
    RelayRecord dead =
        UNTRIED
            .withOutcome("failed", "gone", NOW - 8 * DAY)
            .withOutcome("failed", "gone", NOW - DAY);
    assertThat(Rest.of(usual(), dead, NOW)).isEqualTo(Rest.LOOK);
    RelayRecord looked = dead.withOutcome("failed", "gone", NOW - 3_600);
    assertThat(Rest.of(usual(), looked, NOW)).isEqualTo(Rest.ASLEEP);
  }

  @Test
  void oneThatIsBackIsAsked() {
    RelayRecord back =
        UNTRIED
            .withOutcome("failed", "gone", NOW - 9 * DAY)
            .withOutcome("complete", null, NOW - 3_600);
    assertThat(Rest.of(usual(), back, NOW)).isEqualTo(Rest.AWAKE);
  }

  @Test
  void oneWhoseEndWasAnnouncedRestsUnlessItWorks() {
    RelayChoice announced = new RelayChoice(URL, false, true);
    assertThat(Rest.of(announced, UNTRIED, NOW)).isEqualTo(Rest.LOOK);
    assertThat(Rest.of(announced, UNTRIED.withOutcome("failed", "gone", NOW - 60), NOW))
        .isEqualTo(Rest.ASLEEP);
    assertThat(Rest.of(announced, UNTRIED.withOutcome("complete", null, NOW - 60), NOW))
        .isEqualTo(Rest.AWAKE);
  }

  @Test
  void oneThatTheUserNamesNeverRests() {
    RelayRecord dead =
        UNTRIED.withOutcome("failed", "gone", NOW - 90 * DAY).withOutcome("failed", "x", NOW - 60);
    assertThat(Rest.of(new RelayChoice(URL, true, true), dead, NOW)).isEqualTo(Rest.AWAKE);
  }

  private static RelayChoice usual() {
    return new RelayChoice(URL, false, false);
  }
}
