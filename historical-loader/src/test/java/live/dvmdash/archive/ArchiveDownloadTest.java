package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDownloadTest {

  private static final Instant NOW = Instant.parse("2025-02-11T00:00:00Z");
  private static final Duration IDLE = Duration.ofMillis(500);

  @TempDir Path directory;

  private final ArchiveHost host = new ArchiveHost();
  private final ArchiveHttp http = new ArchiveHttp(Duration.ofSeconds(20));
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final byte[] content = new byte[300_000];
  private ArchiveDownload download;
  private URI uri;

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

  @Test
  void fetchesAFile() throws Exception {
    Path file = fetch();

    assertThat(file).hasBinaryContent(content).hasParent(directory);
    assertThat(file.getFileName().toString()).matches("dvm_data_2025_feb-[0-9a-f]{8}[.]json");
    assertThat(progress).startsWith("0/300000").endsWith("300000/300000");
    assertThat(partFiles()).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void goesOnWhereItWasCutOff() throws Exception {
    host.next(host.cutAfter(100_000), host.cutAfter(50_000));

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges())
        .containsExactly("", " [bytes=100000-] [\"v1\"]", " [bytes=150000-] [\"v1\"]");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void goesOnWithWhatAnEarlierRunLeft() throws Exception {
    host.next(host.cutAfter(100_000));
    interruptedAtTheFirstPause();
    assertThat(partFiles()).hasSize(2);

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [bytes=100000-] [\"v1\"]");
    assertThat(partFiles()).isEmpty();
  }

  @Test
  void beginsAnewWhenTheHostHasAnotherVersion() throws Exception {
    byte[] other = Arrays.copyOf(content, 200_000);
    other[7]++;
    host.next(host.cutAfter(100_000));
    interruptedAtTheFirstPause();
    host.serve(other, "\"v2\"");

    assertThat(fetch()).hasBinaryContent(other);
  }

  @Test
  void beginsAnewWhenTheHostIgnoresRanges() throws Exception {
    host.next(host.cutAfter(100_000), host.ignoringRange());

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(progress).contains("0/300000").endsWith("300000/300000");
  }

  @Test
  void beginsAnewWhenTheHostSendsAnotherPart() throws Exception {
    host.next(
        host.cutAfter(100_000),
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
          exchange.sendResponseHeaders(206, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [bytes=100000-] [\"v1\"]", "");
  }

  @Test
  void takesAPartThatIsAlreadyAllForTheWhole() throws Exception {
    host.next(host.cutAfter(100_000));
    interruptedAtTheFirstPause();
    Path part = onlyPart();
    Files.write(part, content);

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [bytes=300000-] [\"v1\"]");
  }

  @Test
  void beginsAnewWhenThePartIsLargerThanTheFile() throws Exception {
    host.next(host.cutAfter(100_000));
    interruptedAtTheFirstPause();
    Files.write(onlyPart(), new byte[300_001]);

    assertThat(fetch()).hasBinaryContent(content);
  }

  @Test
  void beginsAnewWhenThePartHasNoVersion() throws Exception {
    host.next(host.cutAfter(100_000));
    interruptedAtTheFirstPause();
    Files.writeString(onlyPart().resolveSibling(onlyPart().getFileName() + ".version"), "?");

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", "");
  }

  @Test
  void keepsAWholeFileAsLongAsItIsTheSame() throws Exception {
    fetch();
    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [\"v1\"]");

    host.serve(new byte[] {1, 2, 3}, "\"v2\"");
    assertThat(fetch()).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void fetchesAFileWithoutKnownLength() throws Exception {
    host.next(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(content);
      exchange.close();
    });

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(progress).startsWith("0/-1").endsWith("300000/-1");
  }

  @Test
  void waitsLongerAfterEachFailureAndAsLongAsTheHostAsks() throws Exception {
    host.next(
        ArchiveHost.status(503),
        ArchiveHost.status(503),
        ArchiveHost.status(429, "Retry-After", "77"),
        ArchiveHost.status(500, "Retry-After", "Tue, 11 Feb 2025 00:01:30 GMT"));

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(pauses).hasSize(4);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.get(2)).isEqualTo(Duration.ofSeconds(77));
    assertThat(pauses.get(3)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void givesUpWhenTheHostAsksForTooMuchPatience() {
    host.next(ArchiveHost.status(503, "Retry-After", "7200"));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessage("127.0.0.1 asks not to be asked again for 120 minutes");
  }

  @Test
  void givesUpAfterSeveralAttemptsThatBringNothing() throws Exception {
    for (int i = 0; i < ArchiveDownload.MAX_ATTEMPTS; i++) {
      host.next(host.cutAfter(1000));
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(uri + " could not be fetched in 6 attempts: ");
    assertThat(Files.size(onlyPart())).isEqualTo(6000);
    assertThat(host.requests()).hasSize(6);
  }

  @Test
  void doesNotGiveUpAsLongAsMuchArrives() throws Exception {
    byte[] large = new byte[9 << 20];
    new Random(2).nextBytes(large);
    host.serve(large, "\"v1\"");
    for (int i = 0; i < 8; i++) {
      host.next(host.cutAfter(1 << 20));
    }

    assertThat(fetch()).hasBinaryContent(large);
    assertThat(pauses).allMatch(pause -> pause.toMillis() <= 1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void saysThatAFileIsNotToBeHad(int status) {
    host.next(ArchiveHost.status(status));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessage(uri + " is not to be had: the host answers with status " + status);
    assertThat(host.requests()).hasSize(1);
  }

  @Test
  void givesABodyUpThatStalls() throws Exception {
    host.next(host.stallAfter(100_000));
    download = download(IDLE);

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [bytes=100000-] [\"v1\"]");
  }

  @Test
  void keepsWhatArrivedWhenItIsInterrupted() throws Exception {
    host.next(host.stallAfter(100_000));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread loader =
        Thread.ofPlatform()
            .start(() -> {
              try {
                download.fetch(uri, this::interruptAtTheStall);
              } catch (IOException | InterruptedException e) {
                thrown.set(e);
              }
            });
    loader.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(Files.size(onlyPart())).isEqualTo(100_000);
    assertThat(fetch()).hasBinaryContent(content);
    assertThat(ranges()).containsExactly("", " [bytes=100000-] [\"v1\"]");
  }

  @Test
  void followsRedirectsOfHttp() throws Exception {
    host.next(
        ArchiveHost.status(301, "Location", "/moved?a=b"),
        ArchiveHost.status(307, "Location", host.uri("/again").toString()));

    assertThat(fetch()).hasBinaryContent(content);
    assertThat(host.requests())
        .containsExactly("GET /dvm_data_2025_feb.json", "GET /moved?a=b", "GET /again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/x", "file:///etc/passwd", "http:x", "ht tp:"})
  void refusesOtherRedirects(String location) {
    host.next(ArchiveHost.status(302, "Location", location));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessageContaining("redirects to '" + location + "'");
  }

  @Test
  void refusesRedirectsWithoutEnd() {
    for (int i = 0; i < 6; i++) {
      host.next(ArchiveHost.status(302, "Location", "/round"));
    }

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessage(uri + " redirects more than 5 times");
  }

  @Test
  void refusesAFileThatTheDiskCannotHold() {
    host.next(exchange -> {
      exchange.sendResponseHeaders(200, Long.MAX_VALUE / 2);
      exchange.getResponseBody().flush();
      exchange.close();
    });

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessageStartingWith("the disk is too small: ");
  }

  @Test
  void saysThatThereIsNoConnection() {
    host.close();

    assertThatThrownBy(this::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no connection to 127.0.0.1")
        .hasMessageContaining("what arrived is kept");
    assertThat(pauses).hasSize(ArchiveDownload.MAX_ATTEMPTS - 1);
  }

  private ArchiveDownload download(Duration idle) {
    return new ArchiveDownload(http, backoff(pauses::add), directory, idle);
  }

  private static Backoff backoff(Backoff.Sleeper sleeper) {
    return new Backoff(sleeper, new Random(1), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path fetch() throws IOException, InterruptedException {
    return download.fetch(uri, (bytes, total) -> progress.add(bytes + "/" + total));
  }

  private void interruptedAtTheFirstPause() {
    Backoff.Sleeper impatient =
        time -> {
          throw new InterruptedException();
        };
    ArchiveDownload first =
        new ArchiveDownload(http, backoff(impatient), directory, Duration.ofSeconds(20));
    assertThatThrownBy(() -> first.fetch(uri, (bytes, total) -> {}))
        .isInstanceOf(InterruptedException.class);
  }

  private void interruptAtTheStall(long bytes, long total) {
    if (bytes == 100_000 && total == content.length) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> ranges() {
    return host.requests().stream().map(r -> r.substring(r.indexOf(".json") + 5)).toList();
  }

  private Path onlyPart() throws IOException {
    return partFiles().stream()
        .filter(p -> p.toString().endsWith(".part"))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> partFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(p -> p.toString().contains(".part")).toList();
    }
  }
}
