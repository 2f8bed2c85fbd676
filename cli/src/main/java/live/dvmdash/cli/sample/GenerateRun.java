package live.dvmdash.cli.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.output.WholeFile;
import live.dvmdash.sample.ArchiveGenerator;
import live.dvmdash.sample.ArchiveSummary;
import org.jspecify.annotations.Nullable;

/** One archive of invented events. */
final class GenerateRun {

  private static final int BUFFER = 1 << 16;

  private final Console console;
  private final ArchiveGenerator generator;
  private final boolean quiet;

  GenerateRun(Console console, ArchiveGenerator generator, boolean quiet) {
    this.console = console;
    this.generator = generator;
    this.quiet = quiet;
  }

  /**
   * Writes the archive.
   *
   * @param output the file; null for standard output
   * @return the exit code
   */
  int run(@Nullable Path output) throws IOException, InterruptedException {
    if (output == null) {
      OutputStream out = new BufferedOutputStream(console.out().failing(), BUFFER);
      generator.writeTo(out);
      out.flush();
      return ExitCodes.DONE;
    }
    ArchiveSummary summary;
    try (WholeFile file = new WholeFile(console.directory().resolve(output))) {
      summary = generator.writeTo(file);
      file.complete();
    }
    if (!quiet) {
      console.out().println(sentence(output, summary));
    }
    return ExitCodes.DONE;
  }

  private static String sentence(Path output, ArchiveSummary summary) {
    return String.format(
        Locale.ROOT,
        "%s: %,d elements, %,d of them valid events",
        output,
        summary.elements(),
        summary.valid());
  }
}
