package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way of not connecting has a sentence of its own, with the port. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectFailureTest {

  private static final Duration BRIEFLY = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(30);

  private static ConnectFailure failure(String url, Duration timeout) {
    SessionOptions options = new SessionOptions(timeout, null, true, null);
    try (RelayClient client =
        new RelayClient(Clock.systemUTC(), TimeSource.real(), new Random(1))) {
      return assertThatExceptionOfType(ConnectFailure.class)
          .isThrownBy(() -> client.information(RelayUrl.parse(url), options))
          .actual();
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = listening()) {
      port = socket.getLocalPort();
    }

    for (String scheme : new String[] {"ws", "wss"}) {
      ConnectFailure failure = failure(scheme + "://127.0.0.1:" + port, LONG);

      assertThat(failure)
          .hasMessage("no connection to 127.0.0.1:" + port + ": nothing accepts connections there");
      assertThat(failure.isNobodyThere()).isTrue();
      assertThat(failure.isLasting()).isFalse();
    }
  }

  @Test
  void nobodyHasTheName() {
    ConnectFailure failure = failure("wss://nobody.invalid:7777", LONG);

    assertThat(failure).hasMessage("the host nobody.invalid is not known");
    assertThat(failure.isNobodyThere()).isTrue();
  }

  @Test
  void somebodyListensAndSaysNothing() throws IOException {
    try (ServerSocket socket = listening()) {
      ConnectFailure failure = failure("ws://127.0.0.1:" + socket.getLocalPort(), BRIEFLY);

      assertThat(failure)
          .hasMessage(
              "127.0.0.1:%d accepted the connection but did not answer within 0.7 s"
                  .formatted(socket.getLocalPort()));
      assertThat(failure.isNobodyThere()).isFalse();
    }
  }

  @Test
  void somebodyHangsUp() throws Exception {
    try (Answering somebody = new Answering("")) {
      ConnectFailure failure = failure("ws://" + somebody.place(), LONG);
      assertThat(failure).hasMessage(somebody.place() + " hung up without a proper answer");
      assertThat(failure.isLasting()).isFalse();

      ConnectFailure secure = failure("wss://" + somebody.place(), LONG);
      assertThat(secure)
          .hasMessage("%1$s hung up on TLS: if it speaks none, try ws://%1$s", somebody.place());
      assertThat(secure.isLasting()).isFalse();
    }
  }

  @Test
  void noTlsWhereTlsIsWanted() throws Exception {
    try (Answering somebody = new Answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      ConnectFailure failure = failure("wss://" + somebody.place(), LONG);

      assertThat(failure).hasMessage("%1$s speaks no TLS: try ws://%1$s", somebody.place());
      assertThat(failure.isLasting()).isTrue();
    }
  }

  /** Says one thing to whoever connects, whatever they say, and hangs up. */
  private static final class Answering implements AutoCloseable {

    private final ServerSocket socket = listening();
    private final byte[] words;
    private final Thread thread;

    Answering(String words) throws IOException {
      this.words = words.getBytes(StandardCharsets.US_ASCII);
      this.thread = Thread.ofVirtual().start(this::answerAll);
    }

    String place() {
      return "127.0.0.1:" + socket.getLocalPort();
    }

    private void answerAll() {
      try {
        while (true) {
          try (Socket connection = socket.accept()) {
            connection.getOutputStream().write(words);
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
          }
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    @Override
    public void close() throws IOException, InterruptedException {
      socket.close();
      thread.join();
    }
  }
}
