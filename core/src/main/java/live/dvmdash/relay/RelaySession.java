package live.dvmdash.relay;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import live.dvmdash.relay.Answer.Disliked;
import live.dvmdash.relay.Answer.Loss;
import live.dvmdash.relay.Answer.Lost;
import org.jspecify.annotations.Nullable;

/**
 * Talks with one relay over one connection at a time, one question after the other, and does by
 * itself what can be done about refusals: says who asks when there is a key (NIP-42), asks more
 * slowly, connects again. For use by one thread, but for {@link #close}.
 */
public final class RelaySession implements Subscriber, AutoCloseable {

  private static final int MOST_SLOWDOWNS = 5;
  private static final int MOST_PROOFS = 3;

  private final HttpClient http;
  private final RelayUrl url;
  private final SessionOptions options;
  private final Conversation conversation;
  private final RandomGenerator random;
  private final Clock clock;
  private volatile boolean closed;
  private volatile @Nullable RelayConnection connection;
  private @Nullable Authentication authentication;

  RelaySession(
      HttpClient http,
      RelayUrl url,
      SessionOptions options,
      Conversation conversation,
      RandomGenerator random,
      Clock clock) {
    this.http = http;
    this.url = url;
    this.options = options;
    this.conversation = conversation;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Answer ask(Filter filter, Sink sink) throws InterruptedException {
    return converse(new Question(List.of(filter), sink, null));
  }

  /**
   * Asks, and goes on listening for new events behind the stored ones. The filters are open at the
   * same time, each as a subscription of its own.
   *
   * @param filters whose times reach into the future
   * @param atMost for how long; null until it breaks or the thread is interrupted
   * @return {@link Answer.Ended} when the time is over; else as {@link #ask}
   */
  public Answer listen(List<Filter> filters, Sink sink, @Nullable Duration atMost)
      throws InterruptedException {
    Deadline end = new Deadline(conversation.time(), atMost);
    return converse(new Question(List.copyOf(filters), sink, end));
  }

  /** Why no connection could be made so far; null when one was made, or none was tried for. */
  public @Nullable String trouble() {
    return conversation.reconnects().trouble();
  }

  /** Ends the connection within half a second; a question that is under way ends as well. */
  @Override
  public void close() {
    closed = true;
    RelayConnection open = connection;
    if (open != null) {
      open.close();
    }
  }

  /** How often a question was asked again. */
  private static final class Repetitions {
    private int slowdowns;
    private int proofs;
  }

  private Answer converse(Question question) throws InterruptedException {
    Repetitions repetitions = new Repetitions();
    while (true) {
      Lost lost = connect();
      RelayConnection open = connection;
      Authentication known = authentication;
      if (lost != null || open == null || known == null) {
        return lost == null ? stopped() : lost;
      }
      boolean proven = known.isSettled();
      Exchange exchange = new Exchange(open, known, conversation, question);
      Answer answer =
          switch (exchange.run()) {
            case Outcome.Answered over -> over.answer();
            case Outcome.Refused refused ->
                switch (refused.meaning()) {
                  case RATE_LIMIT -> slowDown(refused, repetitions);
                  case AUTH ->
                      proven ? unknownToIt(refused) : prove(refused, exchange, repetitions);
                  case PERMANENT -> new Lost(Loss.RESTRICTED, refused.text());
                  case ASK_DIFFERENTLY, OTHER -> new Disliked(refused.text());
                };
          };
      if (answer != null) {
        return closed ? stopped() : answer;
      }
    }
  }

  /** Waits; null when the question can be asked again. */
  private @Nullable Answer slowDown(Outcome.Refused refused, Repetitions repetitions)
      throws InterruptedException {
    if (repetitions.slowdowns >= MOST_SLOWDOWNS) {
      return new Lost(Loss.RATE_LIMITED, refused.text());
    }
    Duration wait = Reconnects.slower(repetitions.slowdowns, random);
    repetitions.slowdowns++;
    return conversation.pause(wait)
        ? null
        : new Lost(Loss.OUT_OF_TIME, "its time is used up: " + refused.text());
  }

  /** Tells the relay who asks; null when the question can be asked again. */
  private @Nullable Answer prove(
      Outcome.Refused refused, Exchange exchange, Repetitions repetitions)
      throws InterruptedException {
    Authentication mine = authentication;
    repetitions.proofs++;
    if (mine == null
        || !mine.isPossible()
        || repetitions.proofs > MOST_PROOFS
        || !exchange.prove()) {
      return unknownToIt(refused);
    }
    return mine.isRefused() ? new Lost(Loss.AUTH_REQUIRED, mine.words()) : null;
  }

  private static Lost unknownToIt(Outcome.Refused refused) {
    return new Lost(Loss.AUTH_REQUIRED, refused.text());
  }

  /**
   * Makes a connection unless there is one.
   *
   * @return why there is none; null when there is
   */
  private @Nullable Lost connect() throws InterruptedException {
    RelayConnection last = connection;
    if (last != null) {
      ConnectionEnd end = last.end();
      if (end == null) {
        return null;
      }
      last.close();
      connection = null;
      conversation.reconnects().ended(end);
    }
    Reconnects reconnects = conversation.reconnects();
    while (!closed) {
      if (reconnects.isExhausted()) {
        return reconnects.loss();
      }
      if (!conversation.pause(reconnects.pause())) {
        return reconnects.outOfTime();
      }
      reconnects.attempt();
      try {
        open();
        reconnects.opened();
        return null;
      } catch (ConnectFailure failure) {
        reconnects.failed(failure);
        if (failure.isLasting()) {
          return reconnects.loss();
        }
      }
    }
    return stopped();
  }

  private void open() throws ConnectFailure, InterruptedException {
    RelayConnection made =
        RelayConnection.open(
            http,
            url,
            options,
            conversation.traffic(),
            conversation.time(),
            conversation.timings(),
            random);
    conversation.traffic().connections().incrementAndGet();
    connection = made;
    authentication = new Authentication(made, url, options.authKey(), clock);
    if (closed) {
      made.close(); // it was closed while the connection was being made
    }
  }

  private static Lost stopped() {
    return new Lost(Loss.STOPPED, "stopped");
  }
}
