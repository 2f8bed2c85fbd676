package live.dvmdash.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import live.dvmdash.archive.ArchiveCatalog.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveCatalogTest {

  private final ArchiveHost host = new ArchiveHost();
  private final ArchiveHttp http = new ArchiveHttp();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Backoff backoff = new Backoff(pauses::add, new Random(1), Clock.systemUTC());
  private final ArchiveCatalog catalog = new ArchiveCatalog(http, backoff, host.uri("/bucket"));

  @AfterEach
  void closeHost() {
    http.close();
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2022-12, dvm_data_2022_dec.json",
    "2023-05, dvm_data_2023_may.json",
    "2024-09, dvm_data_2024_sep.json",
    "2025-02, dvm_data_2025_feb.json"
  })
  void namesTheArchiveOfAMonth(YearMonth month, String name) {
    assertThat(new ArchiveCatalog(http, backoff, ArchiveCatalog.DEFAULT_BASE).uri(month))
        .isEqualTo(URI.create("https://dvmdashbucket.nyc3.cdn.digitaloceanspaces.com/" + name));
    assertThat(catalog.uri(month)).isEqualTo(host.uri("/bucket/" + name));
  }

  @Test
  void listsWhatTheHostOffers() throws Exception {
    host.serve(new byte[1234], "\"v1\"");

    List<Entry> offered = catalog.list();

    assertThat(offered).hasSize(27).extracting(Entry::month).isSorted();
    YearMonth last = YearMonth.of(2025, 2);
    assertThat(offered).last().isEqualTo(new Entry(last, catalog.uri(last), 1234, "\"v1\""));
    assertThat(host.requests())
        .hasSize(27)
        .contains("HEAD /bucket/dvm_data_2022_dec.json", "HEAD /bucket/dvm_data_2025_feb.json");
  }

  @Test
  void leavesOutWhatTheHostDoesNotHave() throws Exception {
    ArchiveHost.Behaviour some =
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          if (path.contains("2025_feb")) {
            ArchiveHost.status(404).answer(exchange);
          } else if (path.contains("2025_jan")) {
            ArchiveHost.status(403).answer(exchange);
          } else {
            host.properly(exchange);
          }
        };
    for (int i = 0; i < 27; i++) {
      host.next(some);
    }

    assertThat(catalog.newest(2))
        .extracting(Entry::month)
        .containsExactly(YearMonth.of(2024, 11), YearMonth.of(2024, 12));
  }

  @Test
  void asksAgainWhenTheHostIsBusy() throws Exception {
    host.next(ArchiveHost.status(503), ArchiveHost.status(429, "Retry-After", "5"));

    assertThat(catalog.list(MonthRange.parse("2025-02"))).hasSize(1);
    assertThat(pauses).hasSize(2).last().isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void saysThatTheHostDoesNotAnswerClearly() {
    host.next(ArchiveHost.status(503), ArchiveHost.status(503), ArchiveHost.status(503));

    assertThatThrownBy(() -> catalog.list(MonthRange.parse("2025-02")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the list of archives cannot be had: %s answers with status 503"
                .formatted(host.uri("/bucket/dvm_data_2025_feb.json")));
  }

  @Test
  void saysThatThereIsNoConnection() {
    host.close();

    assertThatThrownBy(catalog::list)
        .isInstanceOf(IOException.class)
        .hasMessage("the list of archives cannot be had: no connection to 127.0.0.1");
  }

  @Test
  void saysThatTheHostIsNotKnown() {
    ArchiveCatalog nowhere =
        new ArchiveCatalog(http, backoff, URI.create("http://nowhere.invalid/"));

    assertThatThrownBy(nowhere::list)
        .isInstanceOf(IOException.class)
        .hasMessage("the list of archives cannot be had: the host nowhere.invalid is not known");
  }
}
