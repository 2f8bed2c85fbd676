package live.dvmdash.cli.trace;

import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.Style;
import live.dvmdash.cli.output.trace.TraceFormat;
import live.dvmdash.cli.publication.ReproducingLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a trace is written, and where. */
final class TraceOptions {

  /** So many branches of one place a person looks at. */
  private static final int LIMIT = 20;

  /** Takes {@code table}, as every command does, for a tree. */
  static final class Converter implements ITypeConverter<TraceFormat> {

    @Override
    public TraceFormat convert(String text) {
      String name = text.toUpperCase(Locale.ROOT);
      if (name.equals("TABLE")) {
        return TraceFormat.TREE;
      }
      for (TraceFormat format : TraceFormat.values()) {
        if (format.name().equals(name)) {
          return format;
        }
      }
      throw new TypeConversionException(
          "expected one of tree, json, dot, mermaid, html but was " + text);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "${COMPLETION-CANDIDATES} (default: by the ending of -o, else tree).")
  private @Nullable TraceFormat format;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file.")
  private @Nullable String output;

  @Option(names = "--all", description = "Unfold what is wide in a tree or a page.")
  private boolean all;

  TraceFormat format() throws Refusal {
    if (json && format != null && format != TraceFormat.JSON && Typed.isTyped(command, "-f")) {
      throw Refusal.usage("--json and --format " + format + " contradict each other");
    }
    if (json) {
      return TraceFormat.JSON;
    }
    if (format != null) {
      return format;
    }
    refuseUnknownEnding();
    TraceFormat byName = output == null ? null : TraceFormat.ofFileName(output);
    return byName == null ? TraceFormat.TREE : byName;
  }

  /**
   * Checks what would only be seen when all work is done.
   *
   * @throws Refusal when no format was named and the ending of the file names none
   */
  void refuseUnknownEnding() throws Refusal {
    if (output != null
        && format == null
        && !json
        && Typed.hasEnding(output)
        && TraceFormat.ofFileName(output) == null) {
      throw Refusal.usage(
          "no format is known by the ending of "
              + output
              + ": take .txt, .json, .dot, .mmd or .html, or say --format");
    }
  }

  /**
   * The command that gives the same page again.
   *
   * @param asked what is traced, in full
   */
  Publication.Command command(String asked) {
    return ReproducingLine.of(command, List.of("trace", asked), true);
  }

  /** One file, or standard output. */
  Destination destination(Console console) throws Refusal {
    if (output == null || output.equals("-")) {
      return new Destination.Stdout();
    }
    Destination destination = Destination.of(console.directory().resolve(output).toString());
    if (destination instanceof Destination.Directory || output.endsWith("/")) {
      throw Refusal.usage(output + " is a folder: name a file");
    }
    return destination;
  }

  /** What the reader's side can show: a file shows no colours and needs no width. */
  Style style(Console console) throws Refusal {
    int limit = all ? 0 : LIMIT;
    return destination(console) instanceof Destination.Stdout
        ? console.terminal().style(limit)
        : Style.plain(limit);
  }
}
