package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host with one file, and a download from it that waits for nothing. */
abstract class ArchiveDownloadFixture {

  private static final Instant NOW = Instant.parse("2025-02-11T00:00:00Z");
  static final Duration IDLE = Duration.ofMillis(500);

  @TempDir Path directory;

  final ArchiveHost host = new ArchiveHost();
  final ArchiveHttp http = new ArchiveHttp(Duration.ofSeconds(20));
  final List<Duration> pauses = new ArrayList<>();
  final List<String> progress = new ArrayList<>();
  final byte[] content = new byte[300_000];
  ArchiveDownload download;
  URI uri;

  @BeforeEach
  void serveContent() {
    new Random(1).nextBytes(content);
    host.serve(content, "\"v1\"");
    uri = host.uri("/dvm_data_2025_feb.json");
    download = download(Duration.ofSeconds(20));
  }

  @AfterEach
  void closeHost() {
    http.close();
    host.close();
  }

  ArchiveDownload download(Duration idle) {
    return new ArchiveDownload(http, backoff(pauses::add), directory, idle);
  }

  private static Backoff backoff(Backoff.Sleeper sleeper) {
    return new Backoff(sleeper, new Random(1), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  Path fetch() throws IOException, InterruptedException {
    return download.fetch(uri, (bytes, total) -> progress.add(bytes + "/" + total));
  }

  void interruptedAtTheFirstPause() {
    Backoff.Sleeper impatient =
        time -> {
          throw new InterruptedException();
        };
    ArchiveDownload first =
        new ArchiveDownload(http, backoff(impatient), directory, Duration.ofSeconds(20));
    assertThatThrownBy(() -> first.fetch(uri, (bytes, total) -> {}))
        .isInstanceOf(InterruptedException.class);
  }

  List<String> ranges() {
    return host.requests().stream().map(r -> r.substring(r.indexOf(".json") + 5)).toList();
  }

  Path onlyPart() throws IOException {
    return partFiles().stream()
        .filter(p -> p.toString().endsWith(".part"))
        .findFirst()
        .orElseThrow();
  }

  List<Path> partFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(p -> p.toString().contains(".part")).toList();
    }
  }
}
