package live.dvmdash.cli.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import live.dvmdash.sample.ArchiveGenerator;
import live.dvmdash.sample.GeneratorOptions;

/** The program as {@code mvn package} lays it out, run as processes. */
final class Installation {

  private static final Path HOME = Path.of("target", "dvmdash");

  private Installation() {}

  /** Runs a command of it. */
  static Spent run(String... arguments) throws IOException, InterruptedException {
    return Spent.by(command(arguments).toArray(String[]::new));
  }

  /** The launcher with those arguments. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/dvmdash").toString());
    Collections.addAll(command, arguments);
    return command;
  }

  /**
   * Runs a class of the tests with the libraries of the installation, and flags for a short run.
   */
  static Spent runBare(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            HOME.resolve("lib") + "/*:target/test-classes",
            program.getName()));
    Collections.addAll(command, arguments);
    return Spent.by(command.toArray(String[]::new));
  }

  /** The JVM that runs the benchmark, which should be the one that the launcher finds. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Has the launcher make the cache of classes for loads and fetches, when there is none. */
  static void prepareIntake(Path directory) throws IOException, InterruptedException {
    addMonth(directory.resolve("prepared"), YearMonth.of(2025, 2), 100);
  }

  /** Adds a generated month to a lake, with its signatures believed. */
  static void addMonth(Path lake, YearMonth month, int events)
      throws IOException, InterruptedException {
    Path archive = Files.createTempFile(lake.toAbsolutePath().getParent(), "archive", ".json");
    writeMonth(archive, month, events);
    run("load", "--quiet", "--trust-signatures", "--lake", lake.toString(), archive.toString());
    Files.delete(archive);
  }

  /** Writes the archive of a generated month. */
  static void writeMonth(Path archive, YearMonth month, int events)
      throws IOException, InterruptedException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
      int seed = 12 * month.getYear() + month.getMonthValue();
      int threads = Runtime.getRuntime().availableProcessors();
      new ArchiveGenerator(new GeneratorOptions(seed, events, month, threads)).writeTo(out);
    }
  }
}
