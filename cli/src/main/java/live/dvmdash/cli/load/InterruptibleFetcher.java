package live.dvmdash.cli.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import live.dvmdash.archive.ArchiveDownload;
import live.dvmdash.archive.EventSource.Fetcher;
import live.dvmdash.cli.console.Interruption;
import live.dvmdash.cli.console.Progress;
import live.dvmdash.cli.console.Refusal;

/** Downloads that Ctrl-C breaks off. */
final class InterruptibleFetcher implements Fetcher {

  private final ArchiveDownload download;
  private final Progress progress;
  private final Interruption interruption;

  InterruptibleFetcher(ArchiveDownload download, Progress progress, Interruption interruption) {
    this.download = download;
    this.progress = progress;
    this.interruption = interruption;
  }

  @Override
  public Path fetch(URI uri) throws IOException, InterruptedException {
    try {
      return interruption.whileWaiting(() ->
          download.fetch(uri, (bytes, total) -> progress.update(bytes, Math.max(0, total), 0)));
    } catch (Refusal e) {
      throw new IllegalStateException("a download refuses nothing", e);
    }
  }

  @Override
  public void remove(URI uri) throws IOException {
    download.remove(uri);
  }
}
