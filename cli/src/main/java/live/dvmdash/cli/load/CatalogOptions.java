package live.dvmdash.cli.load;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.archive.ArchiveCatalog;
import live.dvmdash.archive.MonthRange;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name monthly archives in place of files. */
final class CatalogOptions {

  @Option(
      names = {"-m", "--month"},
      paramLabel = "MONTH",
      description =
          "The archive of a month, 2025-02, or of several, 2025-01..2025-02; may be repeated.")
  private List<String> months = new ArrayList<>();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "The newest N archives that the catalog offers.")
  private @Nullable Integer last;

  @Option(names = "--list", description = "Show the archives there are, and which are loaded.")
  private boolean list;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where the archives are (default: the public ones).")
  private @Nullable String baseUrl;

  @Option(
      names = "--keep-download",
      fallbackValue = "true",
      description = "Keep what was downloaded in the lake's folder downloads/.")
  private boolean keep;

  boolean isList() {
    return list;
  }

  boolean keep() {
    return keep;
  }

  /** Where the archives are, always with a slash at the end. */
  URI base() throws Refusal {
    if (baseUrl == null) {
      return ArchiveCatalog.DEFAULT_BASE;
    }
    try {
      URI uri = new URI(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below, as for any other text
    }
    throw Refusal.value(
        "--base-url", "--base-url takes an address with http:// or https://, not " + baseUrl);
  }

  /** The addresses of the archives that were named. */
  List<URI> archives(ArchiveCatalog catalog) throws IOException, InterruptedException, Refusal {
    Set<URI> archives = new LinkedHashSet<>();
    for (String text : months) {
      MonthRange range = range(text);
      for (YearMonth m = range.first(); !m.isAfter(range.last()); m = m.plusMonths(1)) {
        archives.add(catalog.uri(m));
      }
    }
    if (last != null) {
      if (last < 1) {
        throw Refusal.usage("--last takes a number from 1, not " + last);
      }
      List<ArchiveCatalog.Entry> newest = catalog.newest(last);
      if (newest.isEmpty()) {
        throw noArchives();
      }
      newest.forEach(entry -> archives.add(entry.uri()));
    }
    return List.copyOf(archives);
  }

  /** What to say of a site that offers nothing. */
  Refusal noArchives() throws Refusal {
    return Refusal.nothing("no archives: " + base() + " offers none: check --base-url");
  }

  private static MonthRange range(String text) throws Refusal {
    try {
      return MonthRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--month: " + e.getMessage());
    }
  }
}
