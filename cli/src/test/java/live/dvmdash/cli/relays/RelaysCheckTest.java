package live.dvmdash.cli.relays;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaysCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Cli cli;

  @BeforeEach
  void begin() {
    cli = new Cli(directory);
  }

  @Test
  void aCheckSaysWhatEachRelayDoes() throws Exception {
    String gone;
    try (TestRelay dead = TestRelay.empty().start()) {
      gone = dead.url();
    }
    try (TestRelay good = TestRelay.empty().information(INFORMATION).start();
        TestRelay strict =
            TestRelay.empty().always(Behaviour.closed("restricted: members only")).start()) {
      Cli.Result result =
          cli.run(
              "relays",
              "check",
              "--json",
              "--relay",
              good.url(),
              "--relay",
              strict.url(),
              "--relay",
              gone);

      assertThat(result.err()).isEmpty();
      assertThat(result.exitCode()).isZero();
      JsonNode relays = JSON.readTree(result.out()).path("relays");
      assertThat(relays.findValuesAsText("relay")).containsExactly(good.url(), strict.url(), gone);
      assertThat(relays.findValuesAsText("state"))
          .containsExactly("answers", "refuses", "unreachable");
      assertThat(relays.path(0).path("error").isNull()).isTrue();
      assertThat(relays.path(1).path("error").asText()).contains("members only");
      assertThat(relays.path(2).path("error").asText())
          .isEqualTo(
              "no connection to "
                  + gone.substring("ws://".length())
                  + ": nothing accepts connections there");
      assertThat(relays.path(0).path("information").path("max_limit").asInt()).isEqualTo(500);
      assertThat(relays.path(2).path("information").isNull()).isTrue();
      assertThat(good.requests()).hasSize(1);

      String table = cli.run("relays", "check", "--relay", good.url()).out();
      assertThat(table.lines().toList()).hasSize(2);
      assertThat(table)
          .contains("answers")
          .contains("strfry 1.0.4")
          .contains("500 events, 20 subscriptions, demands payment");
    }
  }

  @Test
  void whenNoRelayCanBeReachedTheExitCodeSaysSo() throws Exception {
    String gone;
    try (TestRelay dead = TestRelay.empty().start()) {
      gone = dead.url();
    }

    Cli.Result result = cli.run("relays", "check", "--relay", gone);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out()).contains("unreachable").contains("no connection to 127.0.0.1");
  }

  @Test
  void whoIsSilentIsWaitedForAsLongAsOneWishes() throws Exception {
    try (TestRelay silent = TestRelay.empty().always(Behaviour.silence()).start()) {
      Cli.Result result = cli.run("relays", "check", "--timeout", "1s", "--relay", silent.url());

      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("silent").contains("no answer within 1 s");
    }
  }

  private static final String INFORMATION =
      "{\"name\":\"good\",\"software\":\"git+https://github.com/hoytech/strfry.git\","
          + "\"version\":\"1.0.4\",\"supported_nips\":[1,11],\"limitation\":{\"max_limit\":500,"
          + "\"max_subscriptions\":20,\"payment_required\":true}}";
}
