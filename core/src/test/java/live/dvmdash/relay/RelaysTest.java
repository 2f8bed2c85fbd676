package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelaysTest {

  @Test
  void tenPublicRelaysAreAskedByDefault() {
    assertThat(Relays.defaults())
        .extracting(DefaultRelay::url)
        .doesNotHaveDuplicates()
        .hasSize(10)
        .contains(RelayUrl.parse("nos.lol"))
        .noneMatch(RelayUrl::isPrivate)
        .allMatch(url -> url.text().startsWith("wss://"));
  }

  @Test
  void theOneThatGoesOutOfServiceIsMarked() {
    assertThat(Relays.defaults())
        .filteredOn(DefaultRelay::decommissioned)
        .extracting(DefaultRelay::url)
        .containsExactly(RelayUrl.parse("relay.damus.io"));
  }
}
