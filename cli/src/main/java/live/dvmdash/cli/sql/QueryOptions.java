package live.dvmdash.cli.sql;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say where a query comes from. */
final class QueryOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The query, or - for standard input.")
  private @Nullable String typed;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the query from this file.")
  private @Nullable Path file;

  /** The query as it was written. */
  String text(Console console) throws IOException, Refusal {
    if ((typed == null) == (file == null)) {
      throw Refusal.usage("name one query: as text in quotes, as -, or with --file FILE");
    }
    try {
      if (file != null) {
        Path resolved = console.directory().resolve(file);
        if (Files.isDirectory(resolved)) {
          throw Refusal.usage("--file: " + file + " is a folder: name a file in it");
        }
        return Files.readString(resolved);
      }
      return "-".equals(typed)
          ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8)
          : String.valueOf(typed);
    } catch (CharacterCodingException e) {
      throw Refusal.usage("--file: " + file + " is no text in UTF-8");
    }
  }
}
