package live.dvmdash.cli.report;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.publication.ReproducingLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say whose pages are wanted, and what they may show. */
final class DvmOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "DVM",
      description = "By npub, name or hex, of which 8 digits do. A page for each.")
  private List<String> typed = new ArrayList<>();

  @Option(
      names = "--with-customers",
      description = "Let html and markdown show the ids of requests.")
  private boolean withCustomers;

  /** The DVMs as they were typed. */
  List<String> typed() {
    return List.copyOf(typed);
  }

  /** The DVMs as words of a command line. */
  List<String> words() {
    return typed.stream().map(ReproducingLine::quoted).toList();
  }

  /** Whether formats made to be published may show the ids of requests. */
  boolean withCustomers() {
    return withCustomers;
  }
}
