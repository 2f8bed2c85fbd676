package live.dvmdash.cli.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import live.dvmdash.archive.ArchiveCatalog;
import live.dvmdash.archive.ArchiveDownload;
import live.dvmdash.archive.ArchiveHttp;
import live.dvmdash.archive.Backoff;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;

/** The catalog and the downloads of one run, over one connection to the web. */
final class WebArchives implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final ArchiveHttp http = new ArchiveHttp();
  private final Backoff backoff;

  WebArchives(Console console) {
    backoff = new Backoff(Thread::sleep, new Random(), console.clock());
  }

  ArchiveCatalog catalog(CatalogOptions options) throws Refusal {
    return new ArchiveCatalog(http, backoff, options.base());
  }

  ArchiveDownload download(Path directory) {
    return new ArchiveDownload(http, backoff, directory, IDLE);
  }

  @Override
  public void close() {
    http.close();
  }
}
