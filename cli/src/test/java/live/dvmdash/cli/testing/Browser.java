package live.dvmdash.cli.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real browser without a window and without a network, driven by the protocol of its developer
 * tools. It shows one page at a time and remembers what the page complained of and asked for.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String READY = "DevTools listening on ";
  private static final int PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> incoming;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private String session = "";
  private int commands;
  private boolean loaded;

  private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> incoming) {
    this.process = process;
    this.socket = socket;
    this.incoming = incoming;
  }

  /** The program, when there is one on the PATH. */
  public static Optional<Path> find() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts the program with a profile of its own in a folder. */
  public static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    try {
      BlockingQueue<JsonNode> incoming = new LinkedBlockingQueue<>();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(address(process), new Listener(incoming))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Browser browser = new Browser(process, socket, incoming);
      browser.attach();
      return browser;
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader said = process.inputReader(UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {})); // the pipe must not fill
        return URI.create(line.substring(READY.length()).strip());
      }
    }
    throw new IOException("the browser ended before it was ready");
  }

  private void attach() throws Exception {
    String target =
        command("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    session =
        command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      command(domain + ".enable", Map.of());
    }
  }

  /** Opens a file as on a screen of that width, and forgets what was before. */
  public void open(Path file, int width, boolean dark) throws Exception {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    complaints.clear();
    requests.clear();
    loaded = false;
    command("Page.navigate", Map.of("url", file.toUri().toString()));
    while (!loaded) {
      note(next());
    }
  }

  /** The value of an expression in the page; a promise is waited for. */
  public JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        command(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  /** Presses a key where the focus is. */
  public void press(String key) throws Exception {
    String text = key.equals("Enter") ? "\r" : "";
    int code =
        switch (key) {
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "Tab" -> 9;
          case "ArrowLeft" -> 37;
          case "ArrowRight" -> 39;
          default -> throw new IllegalArgumentException(key);
        };
    for (String type : List.of("keyDown", "keyUp")) {
      command(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "text", text, "windowsVirtualKeyCode", code));
    }
  }

  /** Takes a picture of the whole page. */
  public void photograph(Path file) throws Exception {
    String data =
        command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
            .path("data")
            .asText();
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** What the page wrote to the console and what the browser refused it, since it was opened. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses that the page asked for, its own first. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private JsonNode command(String method, Map<String, ?> parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode();
    message.put("id", ++commands).put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode answer = next();
      if (answer.path("id").asInt() == commands) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
      note(answer);
    }
  }

  private JsonNode next() throws Exception {
    @Nullable JsonNode message = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return Objects.requireNonNull(message, "the browser says nothing");
  }

  private void note(JsonNode event) {
    JsonNode about = event.path("params");
    switch (event.path("method").asText()) {
      case "Page.loadEventFired" -> loaded = true;
      case "Network.requestWillBeSent" -> requests.add(about.at("/request/url").asText());
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
          complaints.add(about.toString());
      default -> {}
    }
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static final class Listener implements WebSocket.Listener {

    private final BlockingQueue<JsonNode> incoming;
    private final StringBuilder message = new StringBuilder();

    Listener(BlockingQueue<JsonNode> incoming) {
      this.incoming = incoming;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        try {
          incoming.add(JSON.readTree(message.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("no JSON from the browser", e);
        }
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
