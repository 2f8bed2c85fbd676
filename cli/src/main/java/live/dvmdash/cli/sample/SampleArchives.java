package live.dvmdash.cli.sample;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;

/** Where the sample archives are that come with the program. */
public final class SampleArchives {

  /** The month that has most to show. */
  public static final String MONTH = "2025-02";

  /** A request of that month for which several DVMs compete. */
  public static final String REQUEST = "2a8dba66";

  private SampleArchives() {}

  /**
   * The folder: the one that was named, else that beside the program's own folder lib, in a
   * checkout as in the distribution.
   */
  static Path find(@Nullable Path named) throws Refusal {
    try {
      Path jar =
          Path.of(SampleArchives.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path parent = jar.getParent();
      Path home = parent == null ? jar : parent.resolveSibling("sample-data");
      Path found = named == null ? home : named;
      if (Files.isDirectory(found)) {
        return found;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Refusal(
        ExitCodes.FAILED, "the sample data is missing: unpack the distribution again");
  }
}
