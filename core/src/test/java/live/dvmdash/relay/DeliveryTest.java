package live.dvmdash.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final Event TRUE_ONE = Sample.event(1_738_368_000, 5050, 1, "what was asked");

  @Test
  void aForgedCopyWithTheIdOfATrueEventIsSomethingElse() {
    Delivery truth = delivery(TRUE_ONE, "{true}");
    Delivery otherContent = delivery(forged("something else"), "{forged}");
    Delivery othersContent = delivery(forged("yet something else"), "{forged too}");

    assertThat(truth.idRight()).isTrue();
    assertThat(List.of(otherContent, othersContent)).noneMatch(Delivery::idRight);
    assertThat(List.of(truth.key(), otherContent.key(), othersContent.key()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aCopyWithAnotherSignatureIsSomethingElse() {
    byte[] bytes = new byte[Signature.LENGTH];
    bytes[7] = 1;
    Event signedOtherwise =
        new Event(
            TRUE_ONE.id(),
            TRUE_ONE.pubkey(),
            TRUE_ONE.createdAt(),
            TRUE_ONE.kind(),
            TRUE_ONE.tags(),
            TRUE_ONE.content(),
            Signature.of(bytes));

    assertThat(delivery(signedOtherwise, "{}").key()).isNotEqualTo(delivery(TRUE_ONE, "{}").key());
  }

  @Test
  void theSameEventIsTheSameHoweverItIsSpelled() {
    assertThat(delivery(TRUE_ONE, "{ }").key()).isEqualTo(delivery(TRUE_ONE, "{}").key());
  }

  @Test
  void whatIsNoEventIsKnownByItsBytes() {
    assertThat(Sample.malformed("{\"id\":1}").key())
        .isEqualTo(Sample.malformed("{\"id\":1}").key())
        .isNotEqualTo(Sample.malformed("{\"id\":2}").key());
  }

  private static Event forged(String content) {
    return new Event(
        TRUE_ONE.id(),
        TRUE_ONE.pubkey(),
        TRUE_ONE.createdAt(),
        TRUE_ONE.kind(),
        TRUE_ONE.tags(),
        content,
        TRUE_ONE.sig());
  }

  private static Delivery delivery(Event event, String json) {
    return Delivery.of(json.getBytes(UTF_8), event);
  }
}
