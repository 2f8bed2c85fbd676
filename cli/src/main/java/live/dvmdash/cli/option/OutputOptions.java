package live.dvmdash.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how reports are written, and where. */
public final class OutputOptions {

  private static final int LIMIT_FOR_PEOPLE = 20;
  private static final int LIMIT_OF_A_PAGE = 100;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: by the ending of -o, else table).")
  private @Nullable Format format;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, or one file each report into DIR/.")
  private @Nullable String output;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "At most N rows a report; 0 for all (default: 20, in html 100, for machines all).")
  private @Nullable Integer limit;

  /**
   * The format: the one that was named, else that of the file's ending, else a table.
   *
   * @throws Refusal when the options contradict each other, or no format has that ending
   */
  public Format format() throws Refusal {
    if (json && format != null && format != Format.JSON && Typed.isTyped(command, "--format")) {
      throw Refusal.usage("--json and --format " + format + " contradict each other");
    }
    if (json) {
      return Format.JSON;
    }
    if (format != null) {
      return format;
    }
    Format byName = output == null ? null : Format.ofFileName(Path.of(output));
    if (byName == null && output != null && Typed.hasEnding(output)) {
      throw Refusal.usage(
          "no format is known by the ending of %s: take %s, or say --format"
              .formatted(
                  output,
                  Arrays.stream(Format.values())
                      .map(each -> "." + each.extension())
                      .collect(Collectors.joining(", "))));
    }
    return byName == null ? Format.TABLE : byName;
  }

  /**
   * In what manner the output is written.
   *
   * @throws Refusal when the options make no sense
   */
  public Manner manner(Console console) throws Refusal {
    return new Manner(format(), destination(console), style(console));
  }

  private Destination destination(Console console) {
    return output == null || output.equals("-")
        ? Destination.of(output)
        : Destination.of(resolved(console, output));
  }

  private Style style(Console console) throws Refusal {
    if (limit != null && limit < 0) {
      throw Refusal.value("--limit", "--limit takes a number from 0, not " + limit);
    }
    return console.terminal().style(limit == null ? usualLimit(format()) : limit);
  }

  private static int usualLimit(Format format) {
    return switch (format) {
      case TABLE, MARKDOWN -> LIMIT_FOR_PEOPLE;
      case HTML -> LIMIT_OF_A_PAGE;
      case JSON, NDJSON, CSV, TSV, PARQUET -> 0;
    };
  }

  private static String resolved(Console console, String output) {
    String path = console.directory().resolve(output).toString();
    return output.endsWith("/") ? path + "/" : path;
  }
}
