package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

  @ParameterizedTest
  @CsvSource({
    "AUTH, auth-required: we only serve registered users",
    "AUTH, ERROR: auth-required: log in first",
    "AUTH, Auth-Required",
    "AUTH, you must auth before asking",
    "AUTH, this needs NIP-42",
    "AUTH, please authenticate",
    "RATE_LIMIT, rate-limited: slow down",
    "RATE_LIMIT, ERROR: rate-limited: too many kinds of trouble",
    "RATE_LIMIT, ERROR: too many concurrent REQs",
    "RATE_LIMIT, Rate limit exceeded",
    "RATE_LIMIT, you are noting too much: slow down there chief",
    "RATE_LIMIT, too many subscriptions",
    "RATE_LIMIT, server busy",
    "PERMANENT, restricted: members only",
    "PERMANENT, 'blocked: you are banned, try again never'",
    "PERMANENT, Your address is banned",
    "PERMANENT, reading is not allowed here",
    "PERMANENT, payment required",
    "PERMANENT, error: forbidden",
    "ASK_DIFFERENTLY, unsupported: filter",
    "ASK_DIFFERENTLY, invalid: filter has no authors",
    "ASK_DIFFERENTLY, ERROR: bad req: too many kinds",
    "ASK_DIFFERENTLY, too many kinds in filter",
    "ASK_DIFFERENTLY, too many authors",
    "ASK_DIFFERENTLY, blocked: kind not allowed",
    "ASK_DIFFERENTLY, restricted: kind 5300 is not served",
    "ASK_DIFFERENTLY, not allowed to ask for kind 7000",
    "ASK_DIFFERENTLY, ERROR: ERROR: filter item too large",
    "ASK_DIFFERENTLY, the limit is 500",
    "OTHER, error: could not connect to the database",
    "OTHER, willkommen",
    "OTHER, ''",
  })
  void readsPrefixesAndWords(Refusal meaning, String words) {
    assertThat(Refusal.of(words)).isEqualTo(meaning);
  }
}
