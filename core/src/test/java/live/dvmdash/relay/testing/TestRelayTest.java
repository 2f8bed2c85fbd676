package live.dvmdash.relay.testing;

import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Conditions.moreKindsThan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.Test;

class TestRelayTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(50, 1_700_000_000L);

  @Test
  void aPageHoldsTheNewestEventsUpToTheCap() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).cap(10).start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{\"kinds\":[5050],\"limit\":20}]");
      List<String> page = client.upTo("[\"EOSE\",\"s\"]");
      assertThat(page).hasSize(11);
      assertThat(page.getFirst()).contains(EVENTS.getLast().id().hex());
      assertThat(relay.requests().getFirst().filter().limit()).isEqualTo(20);
    }
  }

  @Test
  void aFilterOfTooManyKindsIsClosed() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .when(moreKindsThan(3), closed("unsupported: too many kinds"))
                .start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{\"kinds\":[1,2,3,4]}]");
      assertThat(client.next()).isEqualTo("[\"CLOSED\",\"s\",\"unsupported: too many kinds\"]");
    }
  }
}
