package live.dvmdash.cli.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on the loopback interface that offers files, also in parts, and is cut off when told. */
final class ArchiveSite implements AutoCloseable {

  private static final String TAG = "\"1\"";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Integer> cuts = new ConcurrentHashMap<>();
  private final Queue<String> downloads = new ConcurrentLinkedQueue<>();

  ArchiveSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/archives/", this::answer);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/archives";
  }

  ArchiveSite offer(String name, byte[] content) {
    files.put("/archives/" + name, content);
    return this;
  }

  /** Breaks the next download of a file off after so many bytes. */
  void cut(String name, int bytes) {
    cuts.put("/archives/" + name, bytes);
  }

  /** What was downloaded, with the range that was asked for. */
  List<String> downloads() {
    return List.copyOf(downloads);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] content = files.get(path);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("ETag", TAG);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      send(exchange, path, content);
    }
  }

  private void send(HttpExchange exchange, String path, byte[] content) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    downloads.add(path.replaceFirst(".*/", "") + (range == null ? "" : " " + range));
    int from = 0;
    if (range != null) {
      from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    Integer cut = cuts.remove(path);
    int length = cut == null ? content.length - from : cut;
    exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
    OutputStream body = exchange.getResponseBody();
    body.write(content, from, length);
    body.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
