package live.dvmdash.archive;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import live.dvmdash.relay.PrivateAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Asks hosts of archives over HTTP. Redirects are followed here and not by the JDK's client, so
 * that none leads anywhere but to http or https; errors of the network become one sentence. May be
 * shared by threads.
 */
public final class ArchiveHttp implements AutoCloseable {

  private static final int MAX_REDIRECTS = 5;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Duration responseTimeout;

  /** Waits 30 seconds for an answer to begin. */
  public ArchiveHttp() {
    this(Duration.ofSeconds(30));
  }

  /** Waits this long for an answer to begin. */
  public ArchiveHttp(Duration responseTimeout) {
    this.responseTimeout = responseTimeout;
  }

  /**
   * Sends a request and follows redirects.
   *
   * @return the first answer that is no redirect
   * @throws ArchiveUnavailable when an address is not http or https, or redirects do not end
   * @throws IOException when there is no answer, with a sentence for people
   */
  <T> HttpResponse<T> send(String method, URI uri, Map<String, String> headers, BodyHandler<T> body)
      throws IOException, InterruptedException {
    URI at = uri;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpResponse<T> response = sendOnce(method, at, headers, body);
      if (!isRedirect(response.statusCode())) {
        return response;
      }
      discard(response);
      at = target(at, response.headers().firstValue("Location").orElse(""));
    }
    throw new ArchiveUnavailable("%s redirects more than %d times".formatted(uri, MAX_REDIRECTS));
  }

  /** Ends the connections that are still open. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Lets go of the body of an answer that nobody will read. */
  static void discard(HttpResponse<?> response) {
    if (response.body() instanceof TimedBody body) {
      body.close();
    }
  }

  private <T> HttpResponse<T> sendOnce(
      String method, URI uri, Map<String, String> headers, BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(checked(uri))
            .method(method, BodyPublishers.noBody())
            .header("User-Agent", "dvmdash");
    headers.forEach(request::header);
    // The timeout of the JDK's request is not used: whether it spans the body depends on the JDK.
    Future<HttpResponse<T>> answer = client.sendAsync(request.build(), body);
    try {
      return answer.get(responseTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException(sentence(uri, e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(sentence(uri, e), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static URI checked(URI uri) throws ArchiveUnavailable {
    String scheme = uri.getScheme();
    boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!isHttp || uri.getHost() == null) {
      throw new ArchiveUnavailable("%s is not an address of http or https".formatted(uri));
    }
    return uri;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Where a redirect leads, which is said by a stranger: never from https to http, and never from
   * the public internet to this machine or a local network.
   */
  static URI target(URI from, String location) throws IOException {
    URI to = resolved(from, location);
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new ArchiveUnavailable(
          "%s redirects to '%s', which is not encrypted".formatted(from, location));
    }
    if (!to.getHost().equalsIgnoreCase(from.getHost()) && !isPrivate(from) && isPrivate(to)) {
      throw new ArchiveUnavailable(
          "%s redirects to '%s', which is an address of this machine or a local network"
              .formatted(from, location));
    }
    return to;
  }

  private static boolean isPrivate(URI uri) throws IOException {
    try {
      return PrivateAddresses.areBehind(uri.getHost());
    } catch (UnknownHostException e) {
      throw new IOException("the host %s is not known".formatted(uri.getHost()), e);
    }
  }

  private static URI resolved(URI from, String location) throws ArchiveUnavailable {
    try {
      return checked(from.resolve(location));
    } catch (IllegalArgumentException | ArchiveUnavailable e) {
      throw new ArchiveUnavailable(
          "%s redirects to '%s', which is not an address of http or https"
              .formatted(from, location),
          e);
    }
  }

  private String sentence(URI uri, @Nullable Throwable fault) {
    String host = uri.getHost();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnresolvedAddressException e -> {
          return "the host %s is not known".formatted(host);
        }
        case TimeoutException e -> {
          return "no answer from %s within %d s".formatted(host, responseTimeout.toSeconds());
        }
        case HttpTimeoutException e -> {
          return "no connection to %s within %d s".formatted(host, CONNECT_TIMEOUT.toSeconds());
        }
        case SSLException e -> {
          return "no secure connection to %s: %s".formatted(host, e.getMessage());
        }
        default -> {}
      }
    }
    return fault == null || fault instanceof ConnectException
        ? "no connection to %s".formatted(host)
        : "the connection to %s broke: %s".formatted(host, fault.getMessage());
  }
}
