package live.dvmdash.cli.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;

/** A lake of {@link HostileEvents}, from a file whose name attacks too; or of harmless ones. */
final class HostileLakes {

  /** The name of the file that all came from. */
  static final String FILE = "=1 \u001b[2J<img src=x>|`\u202e.jsonl";

  private static final List<String> TIME =
      List.of("--since", "2025-01-01", "--until", "2025-03-01", "--with-customers");

  private final Path folder;
  private final Cli cli;
  private final List<Event> events;

  private HostileLakes(Path folder, HostileEvents.Story story) {
    this.folder = folder;
    this.cli = new Cli(folder).with("DVMDASH_LAKE", "lake");
    this.events = story.events();
  }

  static HostileLakes load(Path folder, HostileEvents.Story story) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(FILE), story.lines());
    Files.writeString(folder.resolve("broken" + FILE), "{\"" + FILE.replace("\u001b", "") + "\"}");
    HostileLakes lake = new HostileLakes(folder, story);
    assertThat(lake.cli.run("load", FILE, "--as-archive", "--quiet").exitCode()).isZero();
    return lake;
  }

  Cli cli() {
    return cli;
  }

  /** What is to be tried in every format, with the options that make it show most. */
  Map<String, List<String>> commands() {
    Map<String, List<String>> commands = new TreeMap<>();
    List<String> stats = new ArrayList<>(List.of("stats"));
    stats.addAll(Reports.all().stream().map(Report::name).toList());
    stats.addAll(TIME);
    commands.put("stats", stats);
    List<String> dvm = new ArrayList<>(List.of("dvm"));
    List<String> dvms =
        events.stream()
            .filter(event -> event.kind() == Kind.ANNOUNCEMENT)
            .map(event -> event.pubkey().hex())
            .toList();
    for (int i = 0; i < dvms.size(); i += 6) {
      dvm.add(dvms.get(i));
    }
    dvm.addAll(TIME);
    commands.put("dvm", dvm);
    commands.put("requests", Stream.concat(Stream.of("requests"), TIME.stream()).toList());
    commands.put(
        "compare", List.of("compare", "--month", "2025-01", "--with", "2025-02", "--whole"));
    commands.put(
        "sql",
        List.of("sql", "SELECT id, content, tags, status, status_info, profile_name FROM events"));
    return commands;
  }

  /** What such a command prints, or the files it writes in formats that hold one report. */
  List<String> outputs(String command, Format format) throws IOException {
    List<String> line = new ArrayList<>(commands().getOrDefault(command, List.of()));
    line.addAll(List.of("--limit", "0", "--format", format.toString()));
    if (!List.of(Format.CSV, Format.TSV, Format.PARQUET).contains(format)) {
      return List.of(printed(line.toArray(String[]::new)));
    }
    Path written = Files.createTempDirectory(folder, "files");
    line.addAll(List.of("-o", written + "/"));
    printed(line.toArray(String[]::new));
    List<String> outputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.toList()) {
        outputs.add(Files.readString(file, format == Format.PARQUET ? ISO_8859_1 : UTF_8));
      }
    }
    assertThat(outputs).isNotEmpty();
    return outputs;
  }

  /** The trace of the first job, from which all others follow. */
  String trace(String format) {
    Event first =
        events.stream().filter(event -> Kind.isRequest(event.kind())).findFirst().orElseThrow();
    return printed("trace", first.id().hex(), "--all", "--format", format);
  }

  /** What a command prints, which has to work. */
  String printed(String... line) {
    Cli.Result result = cli.run(line);
    assertThat(result.exitCode()).as(result.err()).isZero();
    Inert.onTerminal(result.err());
    return result.out();
  }
}
