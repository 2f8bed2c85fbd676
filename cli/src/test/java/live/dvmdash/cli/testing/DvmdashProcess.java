package live.dvmdash.cli.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.Main;

/** The program in a process of its own, with the class path of this one. */
public final class DvmdashProcess implements AutoCloseable {

  private final Process process;
  private final Path out;
  private final Path err;

  private DvmdashProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param directory where it runs, and where it puts temporary files and what it prints
   */
  public static DvmdashProcess start(Path directory, List<String> arguments) throws IOException {
    return start(directory, List.of(), arguments);
  }

  /**
   * As {@link #start(Path, List)}.
   *
   * @param options for the JVM, after those that it always has
   */
  public static DvmdashProcess start(Path directory, List<String> options, List<String> arguments)
      throws IOException {
    Path temporary = Files.createTempDirectory(directory, "run-");
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new DvmdashProcess(process, out, err);
  }

  /** Whether it has not come to its end. */
  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /**
   * Sends it a signal.
   *
   * @param name for example {@code TERM}
   */
  public void signal(String name) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (status != 0) {
      throw new AssertionError("kill -%s %d: %d".formatted(name, pid(), status));
    }
  }

  /** What it reads as standard input. */
  public OutputStream in() {
    return process.getOutputStream();
  }

  /** Its exit code, once it has ended by itself. */
  public int await(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after %d s".formatted(seconds));
    }
    return process.exitValue();
  }

  /** What it printed on standard output. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** What it printed on standard error. */
  public String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
