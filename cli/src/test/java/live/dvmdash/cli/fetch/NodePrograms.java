package live.dvmdash.cli.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventWriter;
import org.junit.jupiter.api.Assumptions;

/**
 * Relays and a client for Node.js that others wrote, installed by npm below {@code target} when
 * they are first wanted. Where that cannot be done the test is skipped, or fails with {@code
 * -Ddvmdash.relays=required}.
 */
final class NodePrograms {

  private static final boolean REQUIRED =
      System.getProperty("dvmdash.relays", "").equals("required");
  private static final Path SOURCES = Path.of("src", "test", "relays");
  private static final Path INSTALLED = Path.of("target", "relays").toAbsolutePath();
  private static final int INSTALL_MINUTES = 15;
  private static final int RUN_MINUTES = 5;

  private NodePrograms() {}

  /** A relay in a process of its own, which ends with this one at the latest. */
  static final class Relay implements AutoCloseable {

    private final Process process;
    private final int port;

    private Relay(Process process) throws IOException {
      this.process = process;
      try (BufferedReader out = process.inputReader(UTF_8)) {
        this.port = Integer.parseInt(String.valueOf(out.readLine()));
      } catch (NumberFormatException e) {
        process.destroyForcibly();
        throw new IOException("a relay did not start", e);
      }
    }

    String url() {
      return "ws://127.0.0.1:" + port;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** Makes sure that everything is there. */
  static void install() throws IOException, InterruptedException {
    String wanted = Files.readString(SOURCES.resolve("package.json"));
    Path done = INSTALLED.resolve("installed.json");
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      orSkip(isThere("npm"), "there is no npm on the PATH");
      copySources();
      orSkip(npmInstall(), "npm cannot install the relays: see " + INSTALLED.resolve("npm.log"));
      Files.writeString(done, wanted);
    }
    copySources();
  }

  /** Starts a relay and waits until it listens. */
  static Relay relay(String script, String... arguments) throws IOException {
    return new Relay(node(script, arguments).start());
  }

  /** Publishes events on a relay; the ids of those that it accepted. */
  static List<String> publish(Relay relay, List<Event> events)
      throws IOException, InterruptedException {
    Process publisher = node("publish.mjs", relay.url()).start();
    Thread writing = Thread.startVirtualThread(() -> write(events, publisher.outputWriter(UTF_8)));
    List<String> accepted = output(publisher);
    writing.join();
    return accepted;
  }

  /** The ids of what nostr-fetch finds on a relay, asked for one kind at a time. */
  static List<String> find(Relay relay, long since, long until, List<Integer> kinds)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(relay.url(), Long.toString(since), Long.toString(until - 1)));
    kinds.forEach(kind -> arguments.add(kind.toString()));
    return output(node("find.mjs", arguments.toArray(String[]::new)).start());
  }

  /** Writes events, one a line. */
  static void write(List<Event> events, Writer to) {
    try (to) {
      EventWriter writer = new EventWriter(to);
      for (Event event : events) {
        writer.write(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder node(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(INSTALLED.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(INSTALLED.resolve("stderr.log").toFile()));
  }

  private static List<String> output(Process process) throws IOException, InterruptedException {
    var unused =
        process
            .onExit()
            .orTimeout(RUN_MINUTES, TimeUnit.MINUTES)
            .exceptionally(tooLong -> process.destroyForcibly());
    try (BufferedReader out = process.inputReader(UTF_8)) {
      List<String> lines = out.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException("a program for Node.js failed: see " + INSTALLED + "/stderr.log");
      }
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean npmInstall() throws IOException, InterruptedException {
    ProcessBuilder npm =
        new ProcessBuilder("npm", "install", "--no-package-lock", "--no-audit", "--no-fund")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile());
    // SQLite is compiled: against the headers that came with Node.js, since nothing else is here.
    npm.environment().put("npm_config_build_from_source", "true");
    if (Files.exists(Path.of("/usr/include/node/node.h"))) {
      npm.environment().put("npm_config_nodedir", "/usr");
    }
    Process process = npm.start();
    try {
      return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void copySources() throws IOException {
    Files.createDirectories(INSTALLED);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Path target = INSTALLED.resolve(source.getFileName());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isThere(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private static void orSkip(boolean condition, String reason) {
    if (REQUIRED && !condition) {
      throw new IllegalStateException(reason);
    }
    Assumptions.assumeTrue(condition, reason);
  }
}
