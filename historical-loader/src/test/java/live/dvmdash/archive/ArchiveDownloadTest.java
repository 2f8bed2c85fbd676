package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ArchiveDownloadTest extends ArchiveDownloadFixture {

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

  private void interruptAtTheStall(long bytes, long total) {
    if (bytes == 100_000 && total == content.length) {
      Thread.currentThread().interrupt();
    }
  }
}
