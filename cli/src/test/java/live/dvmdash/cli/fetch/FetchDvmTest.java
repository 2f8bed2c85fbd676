package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fetches of one DVM. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchDvmTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final SignedEvents OTHER = SignedEvents.by(3);

  private static final Event ADDRESSED = CUSTOMER.request(NOW - 3 * DAY, 5050, DVM.pubkey());
  private static final Event OPEN = CUSTOMER.request(NOW - 2 * DAY, 5100);
  private static final Event RESULT = DVM.result(NOW - 2 * DAY + 5, OPEN);

  private static final List<Event> ITS =
      List.of(
          ADDRESSED,
          DVM.feedback(NOW - 3 * DAY + 1, ADDRESSED, "processing"),
          RESULT,
          DVM.announcement(NOW - 5 * DAY, 5050),
          DVM.heartbeat(NOW - HOUR));

  private static final List<Event> AROUND =
      List.of(
          OPEN,
          OTHER.zapReceipt(NOW - 2 * DAY + 60, RESULT, CUSTOMER, 21_000),
          CUSTOMER.profile(NOW - 100 * DAY),
          DVM.profile(NOW - 100 * DAY));

  private static final Event FOREIGN_REQUEST = SignedEvents.by(4).request(NOW - DAY, 5050);
  private static final List<Event> FOREIGN =
      List.of(
          FOREIGN_REQUEST, OTHER.result(NOW - DAY + 5, FOREIGN_REQUEST), OTHER.profile(NOW - DAY));

  @TempDir private Path directory;

  @Test
  void itsEventsAndWhatTheyReferToAreFetched() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(ITS, AROUND, FOREIGN)).start()) {
      Fetched run = world.fetch(relay, "--dvm", DVM.pubkey().hex());

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(ITS, AROUND)));
      assertThat(relay.requests()).hasSizeLessThan(30);
    }
  }

  @Test
  void requestsOfKindsWithoutANameAreFetchedAsWell() {
    FetchWorld world = new FetchWorld(directory);
    Event rare = CUSTOMER.request(NOW - 2 * DAY, 5432);
    List<Event> its = List.of(DVM.result(NOW - 2 * DAY + 5, rare));
    Event note = CUSTOMER.event(NOW - DAY, 1);
    List<Event> answerToANote = List.of(DVM.feedback(NOW - DAY + 5, note, "processing"));
    try (TestRelay relay =
        TestRelay.with(all(its, answerToANote, List.of(rare, note), FOREIGN)).start()) {
      world.fetch(relay, "--dvm", DVM.pubkey().hex()).assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(its, answerToANote, List.of(rare))));
    }
  }

  @Test
  void itsCheckpointsAreItsOwn() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(ITS, AROUND, FOREIGN)).start()) {
      world.fetch(relay, "--no-context", "--dvm", DVM.pubkey().hex()).assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(ITS));
      int first = relay.requests().size();

      world.fetch(relay, "--no-context", "--dvm", DVM.pubkey().hex()).assertFlawless();
      assertThat(relay.requests().stream().skip(first))
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.filter().since()).isGreaterThan(NOW - DAY - HOUR));

      world.fetch(relay).assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(ITS, AROUND, FOREIGN)));
    }
  }

  @Test
  void severalDvmsAreFetchedTogether() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(ITS, AROUND, FOREIGN)).start()) {
      Fetched run =
          world.fetch(
              relay, "--no-context", "--dvm", DVM.pubkey().hex(), "--dvm", OTHER.pubkey().hex());

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(ITS, FOREIGN.subList(1, 2))));
    }
  }
}
