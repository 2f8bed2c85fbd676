package live.dvmdash.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "requests, COUNT",
    "tied, COUNT",
    "popular_dvm__count, COUNT",
    "negative_response_times, COUNT",
    "response_time__n, COUNT",
    "response_time__p50, SECONDS",
    "first_feedback_time__max, SECONDS",
    "response_rate, RATIO",
    "response_rate_without_popular_kind, RATIO",
    "top_customer_share, RATIO",
    "popular_kind__share, RATIO",
    "results_per_request, RATIO",
    "asked_msat, MSAT",
    "paid_msat_by_verdict__ok, MSAT",
    "kind, KIND",
    "popular_kind__kind, KIND",
    "pubkey, KEY",
    "popular_dvm__pubkey, KEY",
    "npub, KEY",
    "last_seen, EPOCH",
    "as_of, EPOCH",
    "heartbeat_age, SECONDS",
    "paid_response_time__p50, SECONDS",
    "day, TEXT",
    "popular_dvm__name, TEXT"
  })
  void theNameOfAColumnDecides(String column, Unit unit) {
    assertThat(Unit.of(column)).isEqualTo(unit);
  }
}
