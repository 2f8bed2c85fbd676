package live.dvmdash.relay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.MalformedEvent;
import org.jspecify.annotations.Nullable;

/** One client of a relay: one thread reads what it says, another writes what it is told. */
final class Connection {

  private final TestRelay relay;
  private final RelaySetup setup;
  private final Socket socket;
  private final Frames frames;
  private final int number;
  private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private int messages;
  private volatile boolean silent;
  private volatile boolean stalled;
  private volatile @Nullable String client;

  /**
   * A step that is still to be done.
   *
   * @param subscription whose answer it is part of; null for none
   */
  private record Due(@Nullable Subscription subscription, Step step) {}

  Connection(TestRelay relay, RelaySetup setup, Socket socket, Frames frames, int number) {
    this.relay = relay;
    this.setup = setup;
    this.socket = socket;
    this.frames = frames;
    this.number = number;
    setup.greeting().forEach(step -> due.add(new Due(null, step)));
  }

  /** Reads until the connection ends. */
  void read() throws IOException {
    while (true) {
      Frames.Received received = frames.read();
      if (stalled) {
        awaitTheEndOfTheTest();
      }
      switch (received.opcode()) {
        case Frames.TEXT -> take(received.payload());
        case Frames.PING -> {
          relay.recordPing();
          if (setup.answersPings()) {
            frames.control(Frames.PONG, received.payload());
          }
        }
        case Frames.CLOSE -> {
          if (!silent) {
            frames.control(Frames.CLOSE, received.payload());
          }
          return;
        }
        default -> {}
      }
    }
  }

  private void awaitTheEndOfTheTest() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void take(byte[] message) {
    JsonNode json;
    try {
      json = Json.read(message);
    } catch (UncheckedIOException e) {
      say("NOTICE", "invalid: not JSON");
      return;
    }
    switch (json.path(0).asText()) {
      case "REQ" -> subscribe(json, new String(message, StandardCharsets.UTF_8));
      case "CLOSE" -> {
        relay.recordClose(json.path(1).asText());
        end(json.path(1).asText());
      }
      case "AUTH" -> authenticate(json.path(1));
      default -> say("NOTICE", "invalid: unknown message");
    }
  }

  private void subscribe(JsonNode json, String text) {
    List<AskedFilter> filters = new ArrayList<>();
    for (int i = 2; i < json.size(); i++) {
      filters.add(AskedFilter.read(json.get(i)));
    }
    Request request = new Request(number, json.path(1).asText(), filters, text, client);
    relay.record(request);
    end(request.subscription());
    Subscription subscription = new Subscription(request);
    subscriptions.add(subscription);
    forgetExcess();
    List<Step> answer = setup.answer(request, relay.store());
    if (answer.isEmpty()) {
      subscription.forget();
    }
    answer.forEach(step -> due.add(new Due(subscription, step)));
  }

  private void forgetExcess() {
    int excess = subscriptions.size() - setup.liveSubscriptionsKept();
    for (Subscription subscription : subscriptions) {
      if (excess-- > 0) {
        subscription.forget();
      }
    }
  }

  private void end(String name) {
    for (Subscription subscription : subscriptions) {
      if (subscription.name().equals(name)) {
        subscription.end();
      }
    }
    subscriptions.removeIf(subscription -> !subscription.isOpen());
  }

  private void authenticate(JsonNode json) {
    try {
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      Authentication authentication =
          Authentication.check(new EventReader().read(bytes), relay.url(), challenge());
      relay.record(authentication);
      String fault = authentication.fault();
      if (fault == null) {
        client = authentication.event().pubkey().hex();
      }
      say("OK", authentication.event().id().hex(), fault == null, fault == null ? "" : fault);
    } catch (MalformedEvent e) {
      say("NOTICE", "invalid: " + e.getMessage());
    }
  }

  private String challenge() {
    return "challenge-" + number;
  }

  /** Sends a new event to the subscriptions that want it. */
  void offer(StoredEvent event) {
    for (Subscription subscription : subscriptions) {
      if (subscription.wants(event)) {
        due.add(new Due(subscription, new Step.Tell(event.json())));
      }
    }
  }

  void drop() {
    due.add(new Due(null, new Step.Drop()));
  }

  private void say(Object... message) {
    due.add(new Due(null, Step.text(Json.text(message))));
  }

  /** Writes until the connection ends. */
  void write() {
    try {
      while (!silent) {
        Due next = due.poll();
        if (next == null) {
          frames.flush();
          next = due.take();
        }
        Subscription subscription = next.subscription();
        if (subscription == null) {
          take(next.step(), "");
        } else if (subscription.isOpen()) {
          take(next.step(), subscription.name());
        }
      }
    } catch (IOException gone) {
      // The reading thread sees it too, and ends the connection.
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Step step, String subscription) throws IOException, InterruptedException {
    switch (step) {
      case Step.Tell tell -> message(Frames.TEXT, Json.event(subscription, tell.event()));
      case Step.Message message -> message(message.opcode(), message.payload());
      case Step.End end -> {
        List<String> hint = List.of("finish");
        text(
            end.finished()
                ? Json.text("EOSE", subscription, hint)
                : Json.text("EOSE", subscription));
      }
      case Step.Closed closed -> {
        text(Json.text("CLOSED", subscription, closed.text()));
        end(subscription);
      }
      case Step.Challenge challenge -> text(Json.text("AUTH", challenge()));
      case Step.Pause pause -> {
        frames.flush();
        Thread.sleep(pause.time());
      }
      case Step.Goodbye goodbye -> {
        silent = true;
        frames.control(Frames.CLOSE, Frames.code(goodbye.code()));
      }
      case Step.Drop drop -> dropNow();
      case Step.Reset reset -> {
        socket.setSoLinger(true, 0);
        dropNow();
      }
      case Step.Stall stall -> {
        stalled = true;
        silent = true;
        frames.flush();
      }
    }
  }

  private void text(String message) throws IOException {
    message(Frames.TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  private void message(int opcode, byte[] payload) throws IOException {
    frames.write(opcode, payload);
    if (++messages == setup.messagesPerConnectionSent()) {
      dropNow();
    }
  }

  private void dropNow() throws IOException {
    frames.flush();
    silent = true;
    socket.close();
  }
}
