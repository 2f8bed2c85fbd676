package live.dvmdash.relay;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * How far a relay has been told, on one connection, who asks (NIP-42). A challenge is answered as
 * soon as it comes when there is a key.
 */
final class Authentication {

  private final RelayConnection connection;
  private final RelayUrl url;
  private final @Nullable AuthKey key;
  private final Clock clock;
  private @Nullable String awaited;
  private @Nullable Boolean accepted;
  private String words = "";

  Authentication(RelayConnection connection, RelayUrl url, @Nullable AuthKey key, Clock clock) {
    this.connection = connection;
    this.url = url;
    this.key = key;
    this.clock = clock;
  }

  /** Whether there is a key to answer with. */
  boolean isPossible() {
    return key != null;
  }

  /** Answers a challenge. */
  void challenged(String challenge) throws InterruptedException {
    if (key == null) {
      return;
    }
    Event proof = key.answer(url, challenge, clock.instant().getEpochSecond());
    awaited = proof.id().hex();
    accepted = null;
    connection.send("[\"AUTH\"," + json(proof) + "]");
  }

  /** Takes what became of an event that was sent. */
  void answered(RelayMessage.Ok ok) {
    if (ok.id().equals(awaited)) {
      accepted = ok.accepted();
      words = ok.text();
    }
  }

  /** Whether an answer was sent. */
  boolean isSent() {
    return awaited != null;
  }

  /** Whether the relay has said what it thinks of the answer. */
  boolean isSettled() {
    return accepted != null;
  }

  /** Whether the relay said that the answer is no good. */
  boolean isRefused() {
    return Boolean.FALSE.equals(accepted);
  }

  /** What the relay said about the answer; may be empty. */
  String words() {
    return words;
  }

  private static String json(Event event) {
    StringWriter json = new StringWriter();
    try {
      new EventWriter(json).write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString().strip();
  }
}
