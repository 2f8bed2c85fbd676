package live.dvmdash.relay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.EventReader;
import live.dvmdash.event.Facts;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.Signatures;
import org.junit.jupiter.api.Test;

class SignedEventsTest {

  private static final long AT = 1_700_000_000L;
  private static final Signatures SIGNATURES = Signatures.fastest();
  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final Event REQUEST = CUSTOMER.request(AT, 5050, DVM.pubkey());

  @Test
  void everyEventIsValid() {
    Event result = DVM.result(AT + 5, REQUEST);
    List<Event> events =
        List.of(
            REQUEST,
            result,
            DVM.feedback(AT + 1, REQUEST, "processing"),
            DVM.announcement(AT, 5050),
            DVM.heartbeat(AT),
            DVM.profile(AT),
            DVM.relayList(AT, "wss://relay.example"),
            DVM.large(AT, 6050, 100_000),
            CUSTOMER.deletion(AT + 9, REQUEST),
            SignedEvents.by(3).zapReceipt(AT + 8, result, CUSTOMER, 21_000));
    assertThat(events).allMatch(EventId::matches).allMatch(SIGNATURES::verify);
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void aReceiptNamesPayerAndAmountInAllPlaces() {
    Event receipt = SignedEvents.by(3).zapReceipt(AT, REQUEST, DVM, 21_000);
    Facts.Receipt facts = (Facts.Receipt) new Derivation(SIGNATURES).of(receipt).facts();
    assertThat(facts.payer()).isEqualTo(DVM.pubkey());
    assertThat(facts.invoice()).extracting(invoice -> invoice.msat()).isEqualTo(21_000L);
    assertThat(facts.zapAmountMsat()).isEqualTo(21_000L);
    assertThat(facts.zapRequestSigned()).isTrue();
    assertThat(facts.descriptionHashMatches()).isTrue();
  }

  @Test
  void wrongEventsAreWrongInOneWay() throws Exception {
    EventReader reader = new EventReader();
    Event otherId = reader.read(SignedEvents.withWrongId(REQUEST));
    assertThat(EventId.matches(otherId)).isFalse();
    assertThat(SIGNATURES.verify(otherId)).isTrue();

    Event forged = reader.read(SignedEvents.withWrongSignature(REQUEST));
    assertThat(EventId.matches(forged)).isTrue();
    assertThat(SIGNATURES.verify(forged)).isFalse();

    assertThatThrownBy(() -> reader.read(SignedEvents.withNumberInTag(REQUEST)))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining("tags");
  }
}
