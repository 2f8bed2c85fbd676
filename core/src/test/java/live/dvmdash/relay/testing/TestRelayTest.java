package live.dvmdash.relay.testing;

import static live.dvmdash.relay.testing.Behaviour.alsoTelling;
import static live.dvmdash.relay.testing.Behaviour.alsoTellingOthers;
import static live.dvmdash.relay.testing.Behaviour.challenge;
import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Behaviour.dripping;
import static live.dvmdash.relay.testing.Behaviour.eachTwice;
import static live.dvmdash.relay.testing.Behaviour.endless;
import static live.dvmdash.relay.testing.Behaviour.silence;
import static live.dvmdash.relay.testing.Behaviour.silentAfter;
import static live.dvmdash.relay.testing.Conditions.first;
import static live.dvmdash.relay.testing.Conditions.moreKindsThan;
import static live.dvmdash.relay.testing.Conditions.unauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import org.junit.jupiter.api.Test;

class TestRelayTest {

  private static final long START = 1_700_000_000L;
  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final List<Event> REQUESTS = CUSTOMER.requests(30, START);
  private static final Event RESULT = SignedEvents.by(2).result(START + 100, REQUESTS.getFirst());

  private static List<String> ids(List<Event> events) {
    return events.stream().map(event -> event.id().hex()).toList();
  }

  @Test
  void aPageHoldsTheNewestEventsUpToTheCap() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).cap(10).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"kinds\":[5050],\"limit\":20}"))
          .isEqualTo(ids(REQUESTS.reversed().subList(0, 10)));
      assertThat(client.ids("{\"limit\":3}")).isEqualTo(ids(REQUESTS.reversed().subList(0, 3)));
      assertThat(relay.requests().getFirst().filter().limit()).isEqualTo(20);
      assertThat(relay.requests().getFirst().kinds()).containsExactly(5050);
    }
  }

  @Test
  void bothEndsOfAFilterAreInclusive() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"since\":%d,\"until\":%d}".formatted(START + 5, START + 7)))
          .isEqualTo(ids(REQUESTS.subList(5, 8).reversed()));
    }
  }

  @Test
  void aFilterNamesIdsAuthorsOrTags() throws Exception {
    List<Event> events = new ArrayList<>(REQUESTS);
    events.add(RESULT);
    String first = REQUESTS.getFirst().id().hex();
    try (TestRelay relay = TestRelay.with(events).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"ids\":[\"%s\"]}".formatted(first))).containsExactly(first);
      assertThat(client.ids("{\"authors\":[\"%s\"]}".formatted(RESULT.pubkey().hex())))
          .containsExactly(RESULT.id().hex());
      assertThat(client.ids("{\"#e\":[\"%s\"]}".formatted(first)))
          .containsExactly(RESULT.id().hex());
      assertThat(client.ids("{\"#p\":[\"%s\"],\"kinds\":[1]}".formatted(CUSTOMER.pubkey().hex())))
          .isEmpty();
    }
  }

  @Test
  void anEventThatMatchesTwoFiltersIsSentOnce() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"kinds\":[5050]}", "{\"until\":%d}".formatted(START)))
          .hasSize(30)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void withinASecondTheLowestIdComesFirst() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(CUSTOMER.request(START, 5050));
    }
    try (TestRelay relay = TestRelay.with(events).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{}")).hasSize(20).isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  @Test
  void otherOrdersAreKeptBeforeTheLimit() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).oldestFirst().start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"limit\":3}")).isEqualTo(ids(REQUESTS.subList(0, 3)));
    }
    try (TestRelay relay = TestRelay.with(REQUESTS).unsorted(7).start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{}"))
          .containsExactlyInAnyOrderElementsOf(ids(REQUESTS))
          .isNotEqualTo(ids(REQUESTS))
          .isNotEqualTo(ids(REQUESTS.reversed()));
    }
  }

  @Test
  void theEndSaysWhetherNothingIsLeft() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).finishHint().start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{\"limit\":30}]");
      assertThat(client.upTo("[\"EOSE\",\"s\",[\"finish\"]]")).hasSize(31);
      client.send("[\"REQ\",\"s\",{\"limit\":29}]");
      assertThat(client.upTo("[\"EOSE\",\"s\"]")).hasSize(30);
    }
  }

  @Test
  void aLiveSubscriptionHearsOfNewEventsUntilItIsClosed() throws Exception {
    try (TestRelay relay = TestRelay.empty().liveSubscriptions(1).start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"crowded out\",{}]");
      client.upTo("[\"EOSE\",\"crowded out\"]");
      client.send("[\"REQ\",\"s\",{\"kinds\":[6050]}]");
      client.upTo("[\"EOSE\",\"s\"]");
      relay.publish(REQUESTS.getFirst());
      relay.publish(RESULT);
      assertThat(client.next()).startsWith("[\"EVENT\",\"s\",").contains(RESULT.id().hex());

      client.send("[\"CLOSE\",\"s\"]");
      assertThat(client.ids("{\"limit\":0}")).isEmpty();
      assertThat(relay.closes()).startsWith("s");
      client.send("[\"REQ\",\"s\",{\"kinds\":[6050]}]");
      assertThat(client.upTo("[\"EOSE\",\"s\"]")).hasSize(2);
    }
  }

  @Test
  void behavioursBelongToSomeRequestsAndAddUp() throws Exception {
    try (TestRelay relay =
            TestRelay.with(REQUESTS)
                .when(moreKindsThan(3), closed("unsupported: too many kinds"))
                .when(moreKindsThan(5), silence())
                .when(first(1, moreKindsThan(0)), closed("rate-limited: wait"))
                .start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{\"kinds\":[5050]}]");
      assertThat(client.next()).isEqualTo("[\"CLOSED\",\"s\",\"rate-limited: wait\"]");
      client.send("[\"REQ\",\"s\",{\"kinds\":[1,2,3,4]}]");
      assertThat(client.next()).isEqualTo("[\"CLOSED\",\"s\",\"unsupported: too many kinds\"]");
      client.send("[\"REQ\",\"s\",{\"kinds\":[1,2,3,4,5,6]}]");
      assertThat(client.hearsNothing()).isTrue();
      assertThat(client.ids("{\"kinds\":[5050]}")).hasSize(30);
    }
  }

  @Test
  void anAnswerIsMadeWorseStepByStep() throws Exception {
    Event future = CUSTOMER.request(START + 1_000_000_000, 5050);
    try (TestRelay relay =
            TestRelay.with(REQUESTS.subList(0, 2))
                .always(eachTwice())
                .always(alsoTelling(future))
                .always(alsoTellingOthers("other", RESULT))
                .always(dripping(Duration.ofMillis(1)))
                .start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{\"until\":%d}]".formatted(START + 2));
      List<String> heard = client.upTo("[\"EOSE\",\"s\"]");
      assertThat(heard).hasSize(7);
      assertThat(heard.get(0)).startsWith("[\"EVENT\",\"other\"").contains(RESULT.id().hex());
      assertThat(heard.get(1)).startsWith("[\"EVENT\",\"s\"").contains(future.id().hex());
      assertThat(heard.get(2)).isEqualTo(heard.get(3)).isNotEqualTo(heard.get(4));
    }
  }

  @Test
  void anEndlessRelayFillsEveryPageWithOtherEvents() throws Exception {
    try (TestRelay relay =
            TestRelay.empty().always(endless(() -> CUSTOMER.request(START, 5050))).start();
        TestClient client = TestClient.of(relay)) {
      List<String> seen = new ArrayList<>(client.ids("{\"limit\":20,\"until\":5}"));
      seen.addAll(client.ids("{\"limit\":20,\"until\":5}"));
      assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFilterCanBeReadWrong() throws Exception {
    try (TestRelay relay =
            TestRelay.with(REQUESTS)
                .ignoringSince()
                .ignoringUntil()
                .ignoringLimit()
                .when(moreKindsThan(1), silentAfter(3))
                .start();
        TestClient client = TestClient.of(relay)) {
      assertThat(client.ids("{\"since\":7,\"until\":9,\"limit\":1}")).hasSize(30);
      client.send("[\"REQ\",\"s\",{\"kinds\":[5050,6050]}]");
      assertThat(client.upTo(3)).allMatch(message -> message.startsWith("[\"EVENT\""));
      assertThat(client.hearsNothing()).isTrue();
    }
  }

  @Test
  void filtersBeyondTheRateAreRefused() throws Exception {
    try (TestRelay relay = TestRelay.empty().rateLimit(2, Duration.ofHours(1)).start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"a\",{},{}]");
      assertThat(client.next()).isEqualTo("[\"EOSE\",\"a\"]");
      client.send("[\"REQ\",\"b\",{}]");
      assertThat(client.next()).startsWith("[\"CLOSED\",\"b\",\"rate-limited: ");
    }
  }

  @Test
  void whoeverSignsTheChallengeIsServed() throws Exception {
    try (TestRelay relay = TestRelay.with(REQUESTS).when(unauthenticated(), challenge()).start();
        TestClient client = TestClient.of(relay)) {
      client.send("[\"REQ\",\"s\",{}]");
      assertThat(client.next()).isEqualTo("[\"AUTH\",\"challenge-1\"]");
      assertThat(client.next()).startsWith("[\"CLOSED\",\"s\",\"auth-required: ");

      client.send(authentication(relay.url(), "challenge-7"));
      assertThat(client.next()).startsWith("[\"OK\",").contains("false,\"another challenge\"");
      client.send(authentication("ws://127.0.0.1:1", "challenge-1"));
      assertThat(client.next()).contains("false,\"another relay\"");
      client.send(authentication(relay.url(), "challenge-1"));
      assertThat(client.next()).contains("true");

      assertThat(client.ids("{}")).hasSize(30);
      assertThat(relay.requests().getLast().client()).isEqualTo(CUSTOMER.pubkey().hex());
      assertThat(relay.authentications())
          .extracting(Authentication::fault)
          .containsExactly("another challenge", "another relay", null);
    }
  }

  private static String authentication(String url, String challenge) {
    Event event =
        CUSTOMER.event(
            Instant.now().getEpochSecond(),
            22242,
            List.of("relay", url),
            List.of("challenge", challenge));
    return "[\"AUTH\"," + new String(SigningAuthor.json(event), StandardCharsets.UTF_8) + "]";
  }

  @Test
  void aPlainRequestGetsTheInformation() throws Exception {
    try (TestRelay relay = TestRelay.empty().information("{\"name\":\"é\"}").start();
        HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create(relay.url().replace("ws:", "http:"));
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(uri).header("Accept", "application/nostr+json").build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.body()).isEqualTo("{\"name\":\"é\"}");
    }
  }
}
