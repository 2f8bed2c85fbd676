package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayInfoTest {

  private static final RelayInfo NOTHING =
      new RelayInfo(null, null, null, null, null, null, null, null);

  @Test
  void whatARelaySaysIsRead() throws Exception {
    String document =
        """
        {"name":"a relay","software":"https://example.org/strfry","version":"1.0.4",
         "supported_nips":[1,"2",11,4.5,42],"icon":{},
         "limitation":{"max_limit":500,"max_subscriptions":20,"auth_required":true,
          "payment_required":false}}\
        """;
    assertThat(ask(document))
        .isEqualTo(
            new RelayInfo(
                "a relay",
                "https://example.org/strfry",
                "1.0.4",
                List.of(1, 11, 42),
                500L,
                20L,
                true,
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":1,\"software\":[],\"version\":{},\"supported_nips\":\"1\",\"limitation\":[]}",
        "{\"limitation\":{\"max_limit\":1e3,\"auth_required\":\"yes\"}}",
      })
  void whatIsOfAnotherTypeIsNotTold(String document) throws Exception {
    assertThat(ask(document)).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html></html>", "{\"name\":"})
  void whatIsNoObjectIsNoDocument(String document) {
    assertThatIOException()
        .isThrownBy(() -> ask(document))
        .withMessage("127.0.0.1 sends no information document");
  }

  @Test
  void aDocumentIsNotReadWithoutEnd() {
    String large = "{\"name\":\"%s\"}".formatted("x".repeat(300_000));
    assertThatIOException()
        .isThrownBy(() -> ask(large))
        .withMessage("127.0.0.1 sends no information document");
  }

  @Test
  void aPrivateAddressMustBeAllowed() {
    assertThatIOException()
        .isThrownBy(() -> ask("{}", false))
        .withMessage("127.0.0.1 is an address of this machine or of a local network");
  }

  private static RelayInfo ask(String document) throws Exception {
    return ask(document, true);
  }

  private static RelayInfo ask(String document, boolean allowPrivate) throws Exception {
    SessionOptions options =
        new SessionOptions(SessionOptions.DEFAULT_TIMEOUT, null, allowPrivate, null);
    try (TestRelay relay = TestRelay.empty().information(document).start();
        RelayClient client = new RelayClient(Clock.systemUTC(), TimeSource.real(), new Random(1))) {
      return client.information(RelayUrl.parse(relay.url()), options);
    }
  }
}
