package live.dvmdash.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A host on the loopback interface that serves one file and misbehaves as told: each request is
 * answered by the next of the given behaviours, and properly when there is none left.
 */
final class ArchiveHost implements AutoCloseable {

  /** How one request is answered. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Behaviour> script = new ArrayDeque<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile byte[] content = {};
  private volatile String etag = "\"v1\"";

  ArchiveHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  void serve(byte[] bytes, String tag) {
    content = bytes;
    etag = tag;
  }

  void next(Behaviour... behaviours) {
    synchronized (script) {
      script.addAll(List.of(behaviours));
    }
  }

  /** The requests so far, each with its Range, If-Range and If-None-Match in brackets. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers with a status and no body. */
  static Behaviour status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** Announces the whole of what was asked for, and breaks the connection after so many bytes. */
  Behaviour cutAfter(int bytes) {
    return exchange -> {
      int from = begin(exchange);
      exchange.getResponseBody().write(content, from, bytes);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** Sends so many bytes and then nothing more, until the test ends. */
  Behaviour stallAfter(int bytes) {
    return exchange -> {
      int from = begin(exchange);
      exchange.getResponseBody().write(content, from, bytes);
      exchange.getResponseBody().flush();
      holdUntilTheEnd();
      exchange.close();
    };
  }

  /** Announces so many bytes, and sends one of them. */
  Behaviour announcing(long length) {
    return exchange -> {
      exchange.sendResponseHeaders(200, length);
      exchange.getResponseBody().write(0);
      exchange.getResponseBody().flush();
      holdUntilTheEnd();
      exchange.close();
    };
  }

  /** Sends the whole file whatever part was asked for. */
  Behaviour ignoringRange() {
    return exchange -> {
      exchange.getRequestHeaders().remove("Range");
      properly(exchange);
    };
  }

  /** Answers as a good host does. */
  void properly(HttpExchange exchange) throws IOException {
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      status(304, "ETag", etag).answer(exchange);
      return;
    }
    int from = begin(exchange);
    if (from >= 0 && !"HEAD".equals(exchange.getRequestMethod())) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(content, from, content.length - from);
      }
    }
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void holdUntilTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the headers; the first byte to send, or -1 when the answer has no body. */
  private int begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", etag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    if (range == null || !same) {
      sendLength(exchange, 200, content.length);
      return 0;
    }
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    if (from >= content.length) {
      status(416, "Content-Range", "bytes */" + content.length).answer(exchange);
      return -1;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    sendLength(exchange, 206, content.length - from);
    return from;
  }

  private static void sendLength(HttpExchange exchange, int status, int length) throws IOException {
    if ("HEAD".equals(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(describe(exchange));
    Behaviour behaviour;
    synchronized (script) {
      behaviour = script.poll();
    }
    if (behaviour == null) {
      properly(exchange);
    } else {
      behaviour.answer(exchange);
    }
  }

  private static String describe(HttpExchange exchange) {
    StringBuilder text = new StringBuilder();
    text.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    for (String name : Arrays.asList("Range", "If-Range", "If-None-Match")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        text.append(" [").append(value).append(']');
      }
    }
    return text.toString();
  }
}
