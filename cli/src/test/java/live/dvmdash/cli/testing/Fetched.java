package live.dvmdash.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code fetch --json} came to.
 *
 * @param exitCode as a shell sees it
 * @param summary the object on standard output
 * @param err what was printed on standard error
 */
public record Fetched(int exitCode, JsonNode summary, String err) {

  /** Reads the summary and checks that its sums are right. */
  static Fetched of(Cli.Result result) {
    assertThat(result.out()).as("standard error: %s", result.err()).isNotEmpty();
    JsonNode summary = FetchWorld.read(result.out());
    assertSums(summary);
    for (String name : List.of("elements", "new", "duplicates", "mismatching", "thinned")) {
      long sum = 0;
      for (JsonNode relay : summary.path("relays")) {
        sum += relay.path(name).asLong();
      }
      assertThat(summary.path(name).asLong()).as(name).isEqualTo(sum);
    }
    summary.path("relays").forEach(Fetched::assertSums);
    long added = 0;
    for (JsonNode count : summary.path("partitions")) {
      added += count.asLong();
    }
    assertThat(added).isEqualTo(summary.path("new").asLong());
    return new Fetched(result.exitCode(), summary, result.err());
  }

  private static void assertSums(JsonNode counts) {
    long invalid = 0;
    for (JsonNode reason : counts.path("invalid")) {
      invalid += reason.asLong();
    }
    long valid = counts.path("valid").asLong();
    assertThat(counts.path("elements").asLong()).isEqualTo(valid + invalid);
    assertThat(valid).isEqualTo(counts.path("new").asLong() + counts.path("duplicates").asLong());
  }

  /** A count of all relays together. */
  public long count(String name) {
    JsonNode count = summary.path(name);
    assertThat(count.isIntegralNumber()).as(name).isTrue();
    return count.asLong();
  }

  /** What is said of a relay. */
  public JsonNode relay(int index) {
    return summary.path("relays").path(index);
  }

  /** How the only relay, or the first one, ended. */
  public String status() {
    return status(0);
  }

  /** How a relay ended. */
  public String status(int relay) {
    return relay(relay).path("status").asText();
  }

  /** Why a relay was of no use; empty when it was. */
  public String error(int relay) {
    return relay(relay).path("error").asText("");
  }

  /** What a relay may have and did not give. */
  public List<JsonNode> gaps(int relay) {
    List<JsonNode> gaps = new ArrayList<>();
    relay(relay).path("gaps").forEach(gaps::add);
    return gaps;
  }

  /** Asserts that the first relay gave everything and that nobody need be told anything. */
  public void assertFlawless() {
    assertNothingWrong();
    assertThat(err).isEmpty();
  }

  /** Asserts that the first relay gave everything. */
  public void assertNothingWrong() {
    assertThat(gaps(0)).as("%s", summary).isEmpty();
    assertThat(status()).as("%s", summary).isEqualTo("complete");
    assertThat(relay(0).path("error").isNull()).isTrue();
    assertThat(exitCode).as("%s", summary).isZero();
  }
}
