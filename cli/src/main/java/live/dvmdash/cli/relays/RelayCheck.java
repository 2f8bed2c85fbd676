package live.dvmdash.cli.relays;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.Answer.Loss;
import live.dvmdash.relay.ConnectFailure;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.RelayInfo;
import live.dvmdash.relay.RelaySession;
import live.dvmdash.relay.RelayUrl;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.SessionOptions;
import live.dvmdash.relay.TimeSource;
import live.dvmdash.relay.Traffic;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * What a relay did when it was asked for one event.
 *
 * @param relay its address
 * @param state {@code answers}, or what it did in place of it
 * @param milliseconds until the end of its answer, with the making of the connection
 * @param error what went wrong, in words; null when nothing did
 * @param information what it says of itself (NIP-11); null when it says nothing
 */
record RelayCheck(
    RelayUrl relay,
    State state,
    long milliseconds,
    @Nullable String error,
    @Nullable RelayInfo information) {

  /** The kind that nearly all job requests have: content discovery. */
  private static final int KIND = 5300;

  private static final Duration LOOK_BACK = Duration.ofDays(30);

  /** How a relay answers. */
  enum State {
    /** It gave what it has and said that this is all. */
    ANSWERS("answers"),
    /** It does not want the question, or us. */
    REFUSES("refuses"),
    /** It takes the question and says nothing. */
    SILENT("silent"),
    /** It cannot be reached, or the connection broke. */
    UNREACHABLE("unreachable");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The word for it. */
    String label() {
      return label;
    }
  }

  /**
   * Asks all of some relays side by side; in bounded time.
   *
   * @param patience how long to wait for each of the two answers of a relay
   */
  static List<RelayCheck> of(List<RelayUrl> relays, Duration patience, Clock clock)
      throws IOException, InterruptedException {
    TimeSource time = TimeSource.real();
    // The user named the relays, so they may be some of this machine.
    SessionOptions options = new SessionOptions(patience, patience, true, null).atOnce();
    try (RelayClient client = new RelayClient(clock, time, new Random());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RelayCheck>> running = new ArrayList<>();
      for (RelayUrl relay : relays) {
        running.add(threads.submit(() -> of(relay, client, options, clock, time)));
      }
      List<RelayCheck> checks = new ArrayList<>();
      for (Future<RelayCheck> check : running) {
        checks.add(check.get());
      }
      return checks;
    } catch (ExecutionException e) {
      throw new IOException("a relay could not be asked: " + e.getCause(), e);
    }
  }

  private static RelayCheck of(
      RelayUrl relay, RelayClient client, SessionOptions options, Clock clock, TimeSource time)
      throws InterruptedException {
    long start = time.nanoTime();
    RelayInfo information = null;
    String fault = "";
    try {
      information = client.information(relay, options);
    } catch (ConnectFailure e) {
      fault = String.valueOf(e.getMessage());
      if (e.isNobodyThere()) {
        return new RelayCheck(relay, State.UNREACHABLE, since(start, time), fault, null);
      }
    } catch (IOException e) {
      fault = String.valueOf(e.getMessage()); // says something of relays that cannot be reached
    }
    Traffic traffic = new Traffic();
    try (RelaySession session = client.session(relay, options, traffic)) {
      start = time.nanoTime();
      Answer answer = session.ask(question(clock), delivery -> false);
      long milliseconds = since(start, time);
      // Attempts that the time does not suffice for hide why the ones before them failed.
      return traffic.connections().get() == 0 && isOutOfTime(answer)
          ? new RelayCheck(relay, State.UNREACHABLE, milliseconds, fault, information)
          : new RelayCheck(
              relay, state(answer), milliseconds, words(answer, options.timeout()), information);
    }
  }

  private static long since(long start, TimeSource time) {
    return Duration.ofNanos(time.nanoTime() - start).toMillis();
  }

  private static boolean isOutOfTime(Answer answer) {
    return answer instanceof Answer.Lost lost && lost.why() == Loss.OUT_OF_TIME;
  }

  private static Filter question(Clock clock) {
    long now = clock.instant().getEpochSecond();
    Interval time = new Interval(now - LOOK_BACK.toSeconds(), now + 1);
    return new Filter(Selection.ALL, KindSet.of(KIND), time, 1);
  }

  private static State state(Answer answer) {
    return switch (answer) {
      case Answer.Ended ended -> State.ANSWERS;
      case Answer.Disliked disliked -> State.REFUSES;
      case Answer.Silent silent -> State.SILENT;
      case Answer.Broken broken -> State.UNREACHABLE;
      case Answer.Lost lost ->
          switch (lost.why()) {
            case OUT_OF_TIME -> State.SILENT;
            case UNREACHABLE, STOPPED -> State.UNREACHABLE;
            case AUTH_REQUIRED, RESTRICTED, RATE_LIMITED -> State.REFUSES;
          };
    };
  }

  private static @Nullable String words(Answer answer, Duration patience) {
    return switch (answer) {
      case Answer.Ended ended -> null;
      case Answer.Silent silent -> noAnswer(patience);
      case Answer.Disliked disliked -> disliked.text();
      case Answer.Broken broken -> broken.text();
      case Answer.Lost lost when lost.why() == Loss.OUT_OF_TIME -> noAnswer(patience);
      case Answer.Lost lost -> lost.text();
    };
  }

  private static String noAnswer(Duration patience) {
    return "no answer within " + patience.toSeconds() + " s";
  }
}
