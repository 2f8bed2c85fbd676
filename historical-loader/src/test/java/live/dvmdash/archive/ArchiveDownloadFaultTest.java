package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveDownloadFaultTest extends ArchiveDownloadFixture {

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
  void redirectsNeitherLeaveEncryptionNorTurnInwards() {
    URI outside = URI.create("https://93.184.215.14/archive.json");
    Map<String, String> refused =
        Map.of(
            "http://93.184.215.14/archive.json", "which is not encrypted",
            "https://127.0.0.1/archive.json", "a local network",
            "https://[::ffff:10.0.0.1]/", "a local network",
            "//169.254.169.254/latest/meta-data", "a local network",
            "https://localhost/", "a local network");

    refused.forEach((location, why) ->
        assertThatThrownBy(() -> ArchiveHttp.target(outside, location))
            .isInstanceOf(ArchiveUnavailable.class)
            .hasMessageContainingAll("redirects to '" + location + "'", why));
  }

  @Test
  void redirectsMayTurnToOtherHostsOfTheSameReach() throws Exception {
    assertThat(ArchiveHttp.target(URI.create("http://93.184.215.14/a"), "https://1.1.1.1/b"))
        .isEqualTo(URI.create("https://1.1.1.1/b"));
    assertThat(ArchiveHttp.target(URI.create("http://127.0.0.1/a"), "http://10.0.0.1/b"))
        .isEqualTo(URI.create("http://10.0.0.1/b"));
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
    host.next(host.announcing(Long.MAX_VALUE / 2));

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
}
