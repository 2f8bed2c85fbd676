package live.dvmdash.relay;

import static live.dvmdash.relay.Refusal.OTHER;
import static live.dvmdash.relay.Refusal.RATE_LIMIT;

import java.util.HashSet;
import java.util.Set;
import live.dvmdash.relay.Outcome.Answered;
import live.dvmdash.relay.Outcome.Refused;
import live.dvmdash.relay.RelayMessage.Notice;
import org.jspecify.annotations.Nullable;

/**
 * One question on one connection: its REQs, what the relay says to them, and their CLOSE. Tells
 * apart an end, a refusal by CLOSED or by NOTICE, silence, and a connection that is dead.
 */
final class Exchange {

  private final RelayConnection connection;
  private final Authentication authentication;
  private final Conversation conversation;
  private final Question question;
  private final Set<String> open = new HashSet<>();
  private final Set<String> awaited = new HashSet<>();
  private Patience patience;
  private boolean answered;
  private @Nullable Refused notice;
  private Deadline grace;

  Exchange(
      RelayConnection connection,
      Authentication authentication,
      Conversation conversation,
      Question question) {
    this.connection = connection;
    this.authentication = authentication;
    this.conversation = conversation;
    this.question = question;
    this.patience = new Patience(connection, conversation);
    this.grace = grace();
  }

  /** Asks, and reads until the answer has ended in one way or another. */
  Outcome run() throws InterruptedException {
    readWhatIsLeft();
    for (Filter filter : question.filters()) {
      String subscription = conversation.freshSubscription();
      open.add(subscription);
      awaited.add(subscription);
      conversation.traffic().pages().incrementAndGet();
      connection.send("[\"REQ\",\"%s\",%s]".formatted(subscription, filter.json()));
    }
    patience = new Patience(connection, conversation);
    Outcome outcome = null;
    while (outcome == null) {
      outcome = step();
    }
    for (String subscription : open) {
      connection.send("[\"CLOSE\",\"%s\"]".formatted(subscription));
    }
    return outcome;
  }

  /**
   * Reads until the relay has said what it thinks of our answer to its challenge.
   *
   * @return false when it sends no challenge
   */
  boolean prove() throws InterruptedException {
    Deadline challenge = grace();
    Deadline verdict = new Deadline(conversation.time(), conversation.timeout());
    while (connection.end() == null && !authentication.isSettled()) {
      long left = authentication.isSent() ? verdict.nanosLeft() : challenge.nanosLeft();
      if (left == 0) {
        return authentication.isSent();
      }
      read(Math.min(left, conversation.deadline().nanosLeft()));
    }
    return true;
  }

  /** Reads what came before the question and so is no answer to it. */
  private void readWhatIsLeft() throws InterruptedException {
    Deadline enough = grace();
    while (!enough.isOver() && read(0) != null) {
      notice = null;
    }
  }

  /** Reads one message, or finds that none will come. */
  private @Nullable Outcome step() throws InterruptedException {
    RelayMessage message = read(0);
    if (message == null) {
      message = read(nanosToWait());
    }
    Outcome outcome = message == null ? ended() : resultOf(message);
    return outcome == null ? overdue() : outcome;
  }

  private @Nullable Outcome resultOf(RelayMessage message) {
    return switch (message) {
      case RelayMessage.Closed closed when open.remove(closed.subscription()) ->
          new Refused(closed.text());
      case RelayMessage.Eose eose when awaited.remove(eose.subscription()) -> {
        conversation.progressed();
        boolean over = awaited.isEmpty() && question.live() == null;
        yield over ? new Answered(new Answer.Ended(eose.finished())) : null;
      }
      default -> null;
    };
  }

  private @Nullable Outcome ended() {
    ConnectionEnd end = connection.end();
    if (end == null) {
      return null;
    }
    open.clear();
    Refused said = notice;
    return said != null && isRefusal(said)
        ? said
        : new Answered(new Answer.Broken(end.text(), end.unreadable()));
  }

  /** Reads the next message and does what has to be done whatever the question is. */
  private @Nullable RelayMessage read(long nanos) throws InterruptedException {
    byte[] bytes = connection.poll(nanos);
    if (bytes == null) {
      return null;
    }
    long before = conversation.time().nanoTime();
    RelayMessage message = conversation.reader().read(bytes);
    switch (message) {
      case RelayMessage.EventMessage event -> take(event);
      case RelayMessage.Eose eose when open.contains(eose.subscription()) -> answered();
      case Notice said -> take(said);
      case RelayMessage.Ok ok -> authentication.answered(ok);
      case RelayMessage.AuthChallenge asked -> authentication.challenged(asked.challenge());
      case RelayMessage.Unreadable unknown -> conversation.traffic().unreadable().incrementAndGet();
      default -> {}
    }
    patience.heard(conversation.time().nanoTime() - before);
    return message;
  }

  private void take(RelayMessage.EventMessage event) throws InterruptedException {
    if (!open.contains(event.subscription())) {
      conversation.traffic().mismatching().incrementAndGet();
      return;
    }
    answered();
    if (question.sink().take(event.delivery())) {
      conversation.progressed();
    }
  }

  /** The relay answers, so what it said before was no refusal. */
  private void answered() {
    answered = true;
    notice = null;
  }

  private void take(Notice said) {
    if (notice == null || notice.meaning() == OTHER) {
      notice = new Refused(said.text());
      grace = grace();
    }
  }

  private @Nullable Outcome overdue() {
    if (conversation.deadline().isOver()) {
      return new Answered(new Answer.Lost(Answer.Loss.OUT_OF_TIME, "its time is used up"));
    }
    Deadline live = question.live();
    if (live != null && live.isOver()) {
      return new Answered(new Answer.Ended(false));
    }
    Refused said = notice;
    if (said != null && isRefusal(said) && grace.isOver()) {
      return said;
    }
    if (awaited.isEmpty()) {
      return null;
    }
    patience.pingWhenDue();
    if (patience.isQuiet()) {
      return fallenSilent();
    }
    return patience.isSpent() ? new Answered(new Answer.Silent()) : null;
  }

  private Outcome fallenSilent() {
    Refused said = notice;
    if (said != null && (!answered || said.meaning() == RATE_LIMIT)) {
      return said;
    }
    if (patience.isDead()) {
      String text = "the relay gives no sign of life";
      connection.abandon(ConnectionEnd.abandoned(text));
      open.clear();
      return new Answered(new Answer.Broken(text, false));
    }
    return new Answered(new Answer.Silent());
  }

  /** Whether a notice sounds like a refusal and comes in the place of one. */
  private boolean isRefusal(Refused said) {
    return !answered && said.meaning() != OTHER;
  }

  private long nanosToWait() {
    long nanos = conversation.deadline().nanosLeft();
    if (question.live() != null) {
      nanos = Math.min(nanos, question.live().nanosLeft());
    }
    if (!awaited.isEmpty()) {
      nanos = Math.min(nanos, patience.nanosLeft());
    }
    if (notice != null && isRefusal(notice)) {
      nanos = Math.min(nanos, grace.nanosLeft());
    }
    return nanos;
  }

  private Deadline grace() {
    return new Deadline(conversation.time(), conversation.timings().grace());
  }
}
