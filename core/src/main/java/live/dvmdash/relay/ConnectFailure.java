package live.dvmdash.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A relay could not be connected to; the message says why. */
public final class ConnectFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;

  /** What the JDK says when something else than TLS comes back. */
  private static final String NO_TLS = "SSL message";

  /** How the JDK begins when nothing more comes back. */
  private static final String HUNG_UP = "Remote host";

  /** The status of HTTP that came in place of a WebSocket; 0 when none came. */
  private final int status;

  private final boolean lasting;
  private final boolean nobodyThere;

  private ConnectFailure(
      String text, @Nullable Throwable cause, int status, boolean lasting, boolean nobodyThere) {
    super(text, cause);
    this.status = status;
    this.lasting = lasting;
    this.nobodyThere = nobodyThere;
  }

  /** The relay is at an address that only the user may name. */
  static ConnectFailure privateAddress(RelayUrl url) {
    return lasting(url.host() + " is an address of this machine or of a local network", null, 0);
  }

  /** Puts what went wrong into a sentence. */
  static ConnectFailure of(RelayUrl url, @Nullable Throwable fault, Duration timeout) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      ConnectFailure explained = explained(url, cause, timeout);
      if (explained != null) {
        return explained;
      }
    }
    String said = fault == null ? null : fault.getMessage();
    return passing(
        "no connection to %s%s".formatted(place(url), said == null ? "" : ": " + said), fault);
  }

  /** The sentence for a cause that is known; null for others, which may have one themselves. */
  private static @Nullable ConnectFailure explained(
      RelayUrl url, Throwable cause, Duration timeout) {
    String host = place(url);
    return switch (cause) {
      case ConnectFailure known -> known;
      case WebSocketHandshakeException e -> refused(url.host(), e);
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          nobody("the host %s is not known".formatted(url.host()), e);
      case UnknownHostException e -> nobody("the host %s is not known".formatted(url.host()), e);
      case ConnectException e -> nobody("no connection to %s: %s".formatted(host, reason(e)), e);
      case HttpConnectTimeoutException e ->
          nobody("no connection to %s within %s".formatted(host, spoken(timeout)), e);
      case HttpTimeoutException e ->
          passing(
              "%s accepted the connection but did not answer within %s"
                  .formatted(host, spoken(timeout)),
              e);
      case TimeoutException e ->
          passing("no answer from %s within %s".formatted(host, spoken(timeout)), e);
      case SSLException e -> insecure(url, e);
      case EOFException e -> passing("%s hung up without a proper answer".formatted(host), e);
      default -> null;
    };
  }

  /** The host, with the port when that does not go without saying. */
  private static String place(RelayUrl url) {
    int port = url.uri().getPort();
    return port < 0 ? url.host() : url.host() + ":" + port;
  }

  private static String spoken(Duration timeout) {
    return timeout.toMillis() % 1000 == 0
        ? timeout.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", timeout.toMillis() / 1000.0);
  }

  /** The JDK mostly does not say why, and has one exception for a closed port and a lost route. */
  private static String reason(ConnectException e) {
    String known = e.getMessage();
    return known == null ? "nothing accepts connections there" : known.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether no connection at all came about, so that asking the same host another way is of no use:
   * it is not known, or nothing accepts connections there.
   */
  public boolean isNobodyThere() {
    return nobodyThere;
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

  private static ConnectFailure passing(String text, @Nullable Throwable cause) {
    return new ConnectFailure(text, cause, 0, false, false);
  }

  private static ConnectFailure nobody(String text, @Nullable Throwable cause) {
    return new ConnectFailure(text, cause, 0, false, true);
  }

  private static ConnectFailure lasting(String text, @Nullable Throwable cause, int status) {
    return new ConnectFailure(text, cause, status, true, false);
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
        "%s answers with %s in place of a WebSocket".formatted(host, what),
        fault,
        status,
        lasting,
        false);
  }

  private static ConnectFailure insecure(RelayUrl url, SSLException fault) {
    String host = place(url);
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return lasting(
            "the certificate of %s cannot be trusted: %s".formatted(url.host(), cause.getMessage()),
            fault,
            0);
      }
    }
    String said = String.valueOf(fault.getMessage());
    if (said.contains(NO_TLS)) {
      return lasting("%1$s speaks no TLS: try ws://%1$s".formatted(host), fault, 0);
    }
    return passing(
        said.startsWith(HUNG_UP)
            ? "%1$s hung up on TLS: if it speaks none, try ws://%1$s".formatted(host)
            : "no secure connection to %s: %s".formatted(host, said),
        fault);
  }
}
