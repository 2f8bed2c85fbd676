package live.dvmdash.fetch;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.AuthKey;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.RelayUrl;
import live.dvmdash.relay.SessionOptions;
import live.dvmdash.relay.TimeSource;
import live.dvmdash.relay.Traffic;
import org.jspecify.annotations.Nullable;

/** The relays of an inquiry, each once: those of the user, and those that requests name. */
final class Informants implements AutoCloseable {

  /** A request may name any number of relays; more of them than this are not asked. */
  private static final int MOST_HINTS = 8;

  private final Fetch.Means means;
  private final InquiryOrder order;
  private final IntakeQueue<Told> queue;
  private final RelayClient client;
  private final Map<RelayUrl, Informant> informants = new LinkedHashMap<>();
  private boolean boundedly;
  private int hints;

  Informants(Fetch.Means means, InquiryOrder order, IntakeQueue<Told> queue) {
    this.means = means;
    this.order = order;
    this.queue = queue;
    this.client = new RelayClient(means.clock(), TimeSource.real(), new SecureRandom());
  }

  /**
   * Forgets those who were asked before, and invites those of the order but for those that rest.
   *
   * @param inBoundedTime whether one attempt to connect is enough, and all has to end in time
   */
  void begin(Lake lake, boolean inBoundedTime) throws IOException {
    takeLeave();
    boundedly = inBoundedTime;
    hints = 0;
    long now = means.clock().instant().getEpochSecond();
    for (RelayChoice choice : order.relays()) {
      RelayRecord record = lake.relays().of(choice.url().text()).believedAt(now);
      if (Rest.of(choice, record, now) == Rest.AWAKE) {
        invite(choice.url(), true, order.key());
      }
    }
    order.typed().forEach(relay -> invite(relay, true, null));
  }

  /** Invites relays that events name; never those of this machine or of a local network. */
  void hint(List<String> written) {
    for (String address : written) {
      RelayUrl relay = publicRelay(address);
      if (relay != null && !informants.containsKey(relay) && hints < MOST_HINTS) {
        hints++;
        invite(relay, false, null);
      }
    }
  }

  private static @Nullable RelayUrl publicRelay(String written) {
    try {
      RelayUrl relay = RelayUrl.parse(written);
      return relay.isPrivate() ? null : relay;
    } catch (BadRelayUrl e) {
      return null; // authors of events write anything
    }
  }

  private void invite(RelayUrl relay, boolean mayBePrivate, @Nullable AuthKey key) {
    SessionOptions options =
        new SessionOptions(order.silence(), boundedly ? order.budget() : null, mayBePrivate, key);
    Traffic traffic = new Traffic();
    informants.computeIfAbsent(
        relay,
        url ->
            new Informant(
                url,
                client.session(url, boundedly ? options.atOnce() : options, traffic),
                traffic,
                queue,
                means.kinds(),
                Fetch.newest(means.clock())));
  }

  /** In the order in which they were invited. */
  Collection<Informant> all() {
    return informants.values();
  }

  /** How each of them did. */
  List<InquiryOutcome.Asked> outcomes() {
    List<InquiryOutcome.Asked> outcomes = new ArrayList<>();
    informants.values().forEach(informant -> outcomes.add(informant.outcome()));
    return outcomes;
  }

  private void takeLeave() {
    try (ExecutorService goodbyes = Executors.newVirtualThreadPerTaskExecutor()) {
      informants.values().forEach(informant -> goodbyes.execute(informant::close));
    }
    informants.clear();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    takeLeave();
    client.close();
  }
}
