package live.dvmdash.cli.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.publication.PublicationDetails;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what is made to be published. */
final class PublicationOptions {

  /** A page is to stay under a megabyte. */
  private static final long LARGEST_NOTE = 128 << 10;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "The heading of an html page (default: the scope in words).")
  private @Nullable String title;

  @Option(
      names = "--note",
      paramLabel = "FILE",
      description = "Text in Markdown to stand at the top of an html page.")
  private @Nullable Path note;

  @Option(
      names = "--with-customers",
      description = "Let html and markdown name customers and show what they asked.")
  private boolean withCustomers;

  @Option(names = "--now", description = "Note in the output when it was made.")
  private boolean now;

  /**
   * What the command line says of a page.
   *
   * @param line the command that gives the same figures of a scope
   * @throws Refusal when the format has no place for a title or a note, or the note cannot be read
   */
  PublicationDetails details(Console console, Format format, PublicationDetails.Line line)
      throws Refusal {
    if (format != Format.HTML && (title != null || note != null)) {
      throw Refusal.usage((title == null ? "--note" : "--title") + " is for --format html");
    }
    return new PublicationDetails(title, note(console), withCustomers, line);
  }

  private @Nullable String note(Console console) throws Refusal {
    if (note == null) {
      return null;
    }
    Path file = console.directory().resolve(note);
    try {
      if (Files.size(file) > LARGEST_NOTE) {
        throw Refusal.usage("--note takes a file of at most 128 KiB: " + note);
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw Refusal.usage("the note is no text in UTF-8: " + note);
    } catch (IOException e) {
      throw Refusal.usage("the note cannot be read: " + note);
    }
  }

  /** Whether the output may name customers. */
  boolean withCustomers() {
    return withCustomers;
  }

  /** When the output is made; null when it is not to say so. */
  @Nullable Instant moment(Console console) {
    return now ? console.clock().instant() : null;
  }
}
