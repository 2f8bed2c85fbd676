package live.dvmdash.query;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import live.dvmdash.event.Kind;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * How far a lake can see: until when relays were asked, and of which times it has all results that
 * a relay had. Where it could not have seen the result of a request, nobody is to blame for the
 * silence.
 */
public final class Horizon {

  /** Clocks of authors go ahead by so much, which relays put up with. */
  private static final long SKEW = 900;

  private final List<Source> sources;
  private final List<RelayRecord> relays;
  private final Function<String, @Nullable String> normaliser;

  /**
   * The horizon of a lake.
   *
   * @param sources all sources of the lake
   * @param relays what the lake knows of relays
   * @param normaliser spells the address of a relay as {@code relays} do; null when a text is none
   */
  public Horizon(
      List<Source> sources,
      List<RelayRecord> relays,
      Function<String, @Nullable String> normaliser) {
    this.sources = List.copyOf(sources);
    this.relays = List.copyOf(relays);
    this.normaliser = normaliser;
  }

  /**
   * The last second that an event of the lake may claim and be believed: archives know of their own
   * time only, extracts of all that they hold, relays of the time until they were asked. Without
   * any of them everything is believed.
   */
  long lastBelieved() {
    return Stream.concat(
            sources.stream().map(Source::last),
            relays.stream()
                .map(RelayRecord::lastTried)
                .flatMap(Stream::ofNullable)
                .map(tried -> tried + SKEW))
        .max(Long::compare)
        .orElse(Long.MAX_VALUE);
  }

  /** The last second for which relays were asked about jobs and that had come; -1 for none. */
  long lastAsked() {
    return relays.stream().mapToLong(Horizon::lastAsked).max().orElse(-1);
  }

  private static long lastAsked(RelayRecord relay) {
    Stream<Long> given =
        relay.complete().values().stream()
            .flatMap(times -> times.groups().stream())
            .filter(group -> hasJobs(group.kinds()))
            .map(group -> group.times().parts().getLast().until());
    Stream<Long> missing =
        relay.gaps().stream().filter(gap -> hasJobs(gap.kinds())).map(gap -> gap.time().until());
    long last = Stream.concat(given, missing).max(Long::compare).orElse(0L) - 1;
    Long tried = relay.lastTried();
    return tried == null ? last : Math.min(last, tried);
  }

  private static boolean hasJobs(KindSet kinds) {
    return kinds.kinds().stream().anyMatch(kind -> Kind.isRequest(kind) || Kind.isAnswer(kind));
  }

  /**
   * The times of which a relay gave all results for a kind of request that it was asked for, be it
   * of all DVMs or of some.
   *
   * @param written the address as the customer wrote it
   * @return null when that is no address of a relay
   */
  @Nullable Intervals resultsFrom(String written, int requestKind) {
    String address = normaliser.apply(written);
    if (address == null) {
      return null;
    }
    Intervals windows = Intervals.NONE;
    for (RelayRecord relay : relays) {
      if (relay.relay().equals(address)) {
        for (KindTimes times : relay.complete().values()) {
          windows = windows.plus(times.of(requestKind + Kind.RESULT_OFFSET));
        }
      }
    }
    return windows;
  }
}
