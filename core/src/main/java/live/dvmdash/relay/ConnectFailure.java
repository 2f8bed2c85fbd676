package live.dvmdash.relay;

import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A relay could not be connected to; the message says why. */
final class ConnectFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;

  /** The status of HTTP that came in place of a WebSocket; 0 when none came. */
  private final int status;

  private final boolean lasting;

  private ConnectFailure(String text, @Nullable Throwable cause, int status, boolean lasting) {
    super(text, cause);
    this.status = status;
    this.lasting = lasting;
  }

  /** The relay is at an address that only the user may name. */
  static ConnectFailure privateAddress(RelayUrl url) {
    return new ConnectFailure(
        url.host() + " is an address of this machine or of a local network", null, 0, true);
  }

  /** Puts what went wrong into a sentence. */
  static ConnectFailure of(RelayUrl url, @Nullable Throwable fault, Duration timeout) {
    String host = url.host();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ConnectFailure known -> {
          return known;
        }
        case WebSocketHandshakeException e -> {
          return refused(host, e);
        }
        case UnresolvedAddressException e -> {
          return unknown(host, fault);
        }
        case UnknownHostException e -> {
          return unknown(host, fault);
        }
        case TimeoutException e -> {
          return tooSlow(host, timeout, fault);
        }
        case HttpTimeoutException e -> {
          return tooSlow(host, timeout, fault);
        }
        case SSLException e -> {
          return insecure(host, e);
        }
        default -> {}
      }
    }
    return passing("no connection to %s".formatted(host), fault);
  }

  /** Whether the relay or something before it wants to be asked more slowly. */
  boolean isOverload() {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  /** Whether the relay said in so many words that it is asked too often. */
  boolean isRateLimit() {
    return status == TOO_MANY_REQUESTS;
  }

  /** Whether somebody was there, if no relay. */
  boolean isAnswer() {
    return status > 0;
  }

  /** Whether another attempt would end in the same way. */
  boolean isLasting() {
    return lasting;
  }

  private static ConnectFailure unknown(String host, @Nullable Throwable cause) {
    return passing("the host %s is not known".formatted(host), cause);
  }

  private static ConnectFailure tooSlow(String host, Duration timeout, @Nullable Throwable cause) {
    return passing("no connection to %s within %d s".formatted(host, timeout.toSeconds()), cause);
  }

  private static ConnectFailure passing(String text, @Nullable Throwable cause) {
    return new ConnectFailure(text, cause, 0, false);
  }

  private static ConnectFailure refused(String host, WebSocketHandshakeException fault) {
    int status = fault.getResponse() == null ? 0 : fault.getResponse().statusCode();
    boolean lasting =
        status >= 200
            && status < 500
            && status != REQUEST_TIMEOUT
            && status != TOO_EARLY
            && status != TOO_MANY_REQUESTS;
    String what = status == 0 ? "something else" : "status %d of HTTP".formatted(status);
    return new ConnectFailure(
        "%s answers with %s in place of a WebSocket".formatted(host, what), fault, status, lasting);
  }

  private static ConnectFailure insecure(String host, SSLException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new ConnectFailure(
            "the certificate of %s cannot be trusted: %s".formatted(host, cause.getMessage()),
            fault,
            0,
            true);
      }
    }
    return passing("no secure connection to %s: %s".formatted(host, fault.getMessage()), fault);
  }
}
