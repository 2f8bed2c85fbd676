package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/..",
        "http://h/a/..%2f..%2fetc%2fpasswd",
        "http://h/%2e%2e%5c%2e%2e%5cx",
        "http://h/.hidden",
        "http://h/",
        "http://h",
        "http://h/a%00b",
        "http://h/%0a"
      })
  void namesStayInTheDirectory(String uri) {
    Path directory = Path.of("/lake/downloads");

    Path file = new PartFile(directory, URI.create(uri)).finished();

    assertThat(file.normalize()).isEqualTo(file);
    assertThat(file.getParent()).isEqualTo(directory);
    assertThat(file.getFileName().toString()).matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
  }

  @Test
  void namesAreShortAndDistinct() {
    String longName = PartFile.name(URI.create("http://h/" + "x".repeat(5000) + ".json"));

    assertThat(longName).endsWith(".json").hasSizeLessThan(120);
    assertThat(PartFile.name(URI.create("http://h/a.json")))
        .matches("a-[0-9a-f]{8}[.]json")
        .isNotEqualTo(PartFile.name(URI.create("http://other/a.json")))
        .isEqualTo(PartFile.name(URI.create("http://h/a.json")));
  }
}
