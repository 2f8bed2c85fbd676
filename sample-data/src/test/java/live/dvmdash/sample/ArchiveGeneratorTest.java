package live.dvmdash.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signatures;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveGeneratorTest {

  /** Between two elements; only they begin after exactly two spaces. */
  private static final Pattern SEAM = Pattern.compile(",\n(?=  \\S)");

  @Test
  void sameOptionsGiveTheSameBytesWhateverTheThreadsLocaleAndTimeZone() {
    byte[] expected = Archive.generate(7, 1_500, "2025-01", 1);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(Archive.generate(7, 1_500, "2025-01", 3)).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherSeedGivesOtherActors() throws Exception {
    Set<String> actors = actors(new Archive(Archive.generate(1, 300, "2025-01", 1)));
    Set<String> others = actors(new Archive(Archive.generate(2, 300, "2025-01", 1)));
    assertThat(actors).isNotEmpty().doesNotContainAnyElementsOf(others);
  }

  @Test
  void monthsOfOneSeedShareTheirActors() throws Exception {
    Set<String> january = actors(new Archive(Archive.generate(1, 1_250, "2025-01", 1)));
    Set<String> february = actors(new Archive(Archive.generate(1, 1_250, "2025-02", 1)));
    january.retainAll(february);
    assertThat(january).hasSizeGreaterThan(february.size() / 2);
  }

  @Test
  void theSummarySaysWhatALoaderFinds() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArchiveSummary summary = Archive.generator(3, 2_000, "2024-02", 2).writeTo(out);
    assertThat(loaded(out.toByteArray())).isEqualTo(summary);
    assertThat(summary.duplicates()).isEqualTo(6);
    assertThat(summary.malformed()).isEqualTo(12);
    assertThat(summary.badId()).isEqualTo(3);
    assertThat(summary.badSignature()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 1_250, 5_000, 40_000})
  void makesAboutAsManyElementsAsAsked(int events) throws Exception {
    ArchiveSummary summary =
        Archive.generator(5, events, "2025-03", 2).writeTo(new ByteArrayOutputStream());
    assertThat(summary.elements()).isCloseTo(events, Percentage.withPercentage(6));
  }

  @Test
  void isAsciiWithoutAFinalNewline() {
    String text = new String(Archive.generate(1, 1_250, "2025-01", 1), StandardCharsets.UTF_8);
    assertThat(text).startsWith("[\n  {\n    \"id\": \"").endsWith("\n  }\n]");
    assertThat(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'))).isTrue();
  }

  @Test
  void coversItsMonthInTheZoneOfTheRealArchives() throws Exception {
    Archive archive = new Archive(Archive.generate(1, 1_250, "2025-01", 1));
    long start = Instant.parse("2025-01-01T06:00:00Z").getEpochSecond();
    long end = Instant.parse("2025-02-01T06:00:00Z").getEpochSecond();
    long last =
        archive.ofKind(5000, 5999).mapToLong(Archive::time).filter(t -> t < end).max().orElse(0);
    assertThat(last).isEqualTo(end - 1);
    assertThat(archive.ofKind(6000, 6999).mapToLong(Archive::time).filter(t -> t >= end)).isEmpty();
    assertThat(archive.ofKind(11998, 11998).mapToLong(Archive::time)).allMatch(t -> t >= start);
  }

  @Test
  void resultsOfLateRequestsStandInTheNextArchive() throws Exception {
    Archive january = new Archive(Archive.generate(1, 1_250, "2025-01", 1));
    Archive february = new Archive(Archive.generate(1, 1_250, "2025-02", 1));
    assertThat(
            february
                .ofKind(6000, 6999)
                .filter(result -> january.holds(Archive.value(result, "e")))
                .filter(result -> !january.holds(result.path("id").asText())))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(february.elements().stream().filter(e -> january.holds(e.path("id").asText("-"))))
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void refusesOptionsOutOfRange() {
    YearMonth month = YearMonth.of(2025, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new GeneratorOptions(1, 0, month, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GeneratorOptions(1, 1, month, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneratorOptions(1, 1, YearMonth.of(1969, 1), 1));
  }

  private static Set<String> actors(Archive archive) {
    return archive.elements().stream()
        .map(event -> event.path("pubkey").asText())
        .filter(pubkey -> pubkey.matches("[0-9a-e][0-9a-f]{63}"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Counts with the program's own readers what the generator says it made. */
  private static ArchiveSummary loaded(byte[] json) throws Exception {
    String text = new String(json, StandardCharsets.US_ASCII);
    String[] elements =
        SEAM.split(text.substring("[\n".length(), text.length() - "\n]".length()), -1);
    Signatures signatures = Signatures.fastest();
    Set<Object> ids = new HashSet<>();
    long valid = 0;
    long malformed = 0;
    long badId = 0;
    long badSignature = 0;
    for (String element : elements) {
      try {
        Event event = new EventReader().read(element.getBytes(StandardCharsets.US_ASCII));
        if (!EventId.matches(event)) {
          badId++;
        } else if (!signatures.verify(event)) {
          badSignature++;
        } else {
          valid++;
          ids.add(event.id());
        }
      } catch (MalformedEvent e) {
        malformed++;
      }
    }
    return new ArchiveSummary(
        elements.length, valid, valid - ids.size(), malformed, badId, badSignature);
  }
}
