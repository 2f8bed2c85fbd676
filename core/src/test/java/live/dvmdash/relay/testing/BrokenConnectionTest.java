package live.dvmdash.relay.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static live.dvmdash.relay.testing.Behaviour.cutAfter;
import static live.dvmdash.relay.testing.Behaviour.droppedAfter;
import static live.dvmdash.relay.testing.Behaviour.inserting;
import static live.dvmdash.relay.testing.Behaviour.insteadOf;
import static live.dvmdash.relay.testing.Behaviour.only;
import static live.dvmdash.relay.testing.Behaviour.stalledAfter;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.Test;

/** What a {@link TestRelay} does to connections and frames. */
class BrokenConnectionTest {

  private static final String ALL = "[\"REQ\",\"s\",{}]";
  private static final String END = "[\"EOSE\",\"s\"]";
  private static final List<Event> EVENTS = SignedEvents.by(1).requests(10, 1_700_000_000L);

  @Test
  void fragmentsAndPingsBetweenThemChangeNoMessage() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).fragmented(7).start();
        TestClient client = TestClient.of(relay)) {
      client.send(ALL);
      List<String> heard = client.upTo(END);
      assertThat(heard).filteredOn("ping"::equals).hasSizeGreaterThan(100);
      assertThat(heard).filteredOn(message -> message.startsWith("[\"EVENT\"")).hasSize(10);
    }
  }

  @Test
  void aConnectionIsDroppedInTheMiddleOfAnAnswer() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), droppedAfter(4)).start()) {
      assertThat(eventsUntilTheEnd(relay)).isEqualTo(4);
      try (TestClient client = TestClient.of(relay)) {
        assertThat(client.ids("{}")).hasSize(10);
      }
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionIsDroppedAfterItsShareOfMessages() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).messagesPerConnection(7).start()) {
      assertThat(eventsUntilTheEnd(relay)).isEqualTo(7);
      assertThat(eventsUntilTheEnd(relay)).isEqualTo(7);
    }
  }

  @Test
  void aConnectionIsReset() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(only(new Step.Reset())).start()) {
      assertThatThrownBy(() -> eventsUntilTheEnd(relay)).isInstanceOf(SocketException.class);
    }
  }

  /**
   * Asks for all events over a socket of its own: when a connection ends early, the JDK's client
   * sometimes loses the last message, or does not notice the end.
   */
  private static int eventsUntilTheEnd(TestRelay relay) throws IOException {
    URI uri = URI.create(relay.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\nSec-WebSocket-Key: key\r\n\r\n".getBytes(US_ASCII));
      out.write(new byte[] {(byte) 0x81, (byte) (0x80 | ALL.length()), 0, 0, 0, 0});
      out.write(ALL.getBytes(US_ASCII));
      String heard = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return heard.split("\\[\"EVENT\"", -1).length - 1;
    }
  }

  @Test
  void aConnectionIsClosedProperly() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS).always(cutAfter(2, new Step.Goodbye(1012))).start();
        TestClient client = TestClient.of(relay)) {
      client.send(ALL);
      assertThat(client.upTo("closed 1012")).hasSize(3);
    }
  }

  @Test
  void aStalledConnectionStaysOpenAndSilent() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(stalledAfter(1)).start();
        TestClient client = TestClient.of(relay)) {
      client.send(ALL);
      assertThat(client.next()).startsWith("[\"EVENT\"");
      client.ping();
      assertThat(client.hearsNothing()).isTrue();
      assertThat(relay.openConnections()).isEqualTo(1);
    }
  }

  @Test
  void pingsAreAnsweredOrNot() throws Exception {
    try (TestRelay relay = TestRelay.empty().start();
        TestClient client = TestClient.of(relay)) {
      client.ping();
      assertThat(client.next()).isEqualTo("pong");
      assertThat(relay.pings()).isEqualTo(1);
    }
    try (TestRelay relay = TestRelay.empty().withoutPongs().start();
        TestClient client = TestClient.of(relay)) {
      client.ping();
      assertThat(client.hearsNothing()).isTrue();
    }
  }

  @Test
  void theFirstHandshakesAreRefused() throws Exception {
    try (TestRelay relay = TestRelay.empty().handshake(503, 1).start()) {
      assertThatThrownBy(() -> TestClient.of(relay))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
      try (TestClient client = TestClient.of(relay)) {
        assertThat(client.ids("{}")).isEmpty();
      }
    }
  }

  @Test
  void aSecondConnectionOfTheClientIsRefused() {
    try (TestRelay relay = TestRelay.empty().onlyOneConnection().start();
        TestClient client = TestClient.of(relay)) {
      assertThatThrownBy(() -> TestClient.of(relay))
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
  }

  @Test
  void nobodyListensAfterTheLastConnection() throws Exception {
    try (TestRelay relay = TestRelay.empty().connectionsAccepted(1).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{}")).isEmpty();
      assertThatThrownBy(() -> TestClient.of(relay)).hasCauseInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aStrangersCertificateIsNotTrusted() {
    try (TestRelay relay = TestRelay.empty().untrustedTls().start()) {
      assertThat(relay.url()).startsWith("wss://");
      assertThatThrownBy(() -> TestClient.of(relay)).hasCauseInstanceOf(SSLException.class);
    }
  }

  @Test
  void otherFramesComeBetweenTheEvents() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .greeting(Step.notice("welcome"))
                .always(inserting(2, Step.garbage()))
                .always(inserting(1, Step.binary(1, 2, 3), Step.noticeOf(20_000_000)))
                .start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.next()).isEqualTo("[\"NOTICE\",\"welcome\"]");
      client.send(ALL);
      List<String> heard = client.upTo(END);
      assertThat(heard).contains("binary 3", "42", "not JSON");
      assertThat(heard.get(2)).hasSize(20_000_000);
    }
  }

  @Test
  void anEventBecomesAFrameThatIsNoText() throws Exception {
    Event event = EVENTS.get(5);
    try (TestRelay relay =
            TestRelay.with(EVENTS).always(insteadOf(Set.of(event), Step.invalidUtf8())).start();
        TestClient client = TestClient.of(relay)) {
      client.send(ALL);
      assertThat(client.upTo("failed")).hasSize(5);
    }
  }
}
