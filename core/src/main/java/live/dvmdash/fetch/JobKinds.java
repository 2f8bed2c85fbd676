package live.dvmdash.fetch;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.span.KindSet;

/**
 * Which kinds a fetch asks for. NIP-90 has two thousand; nearly all events are of a few that are
 * known, so these are asked for first and in detail, and all others together.
 */
public final class JobKinds {

  /** What tells of DVMs apart from jobs: announcements, recommendations of them, heartbeats. */
  static final KindSet ABOUT_DVMS =
      KindSet.of(Kind.ANNOUNCEMENT, Kind.RECOMMENDATION, Kind.HEARTBEAT);

  /** What tells of any author: profile, relay list, and the announcements again. */
  static final KindSet ABOUT_AUTHORS = KindSet.of(Kind.PROFILE, Kind.RELAY_LIST, Kind.ANNOUNCEMENT);

  /** What refers to jobs from outside: receipts and deletions. */
  static final KindSet ABOUT_JOBS = KindSet.of(Kind.ZAP_RECEIPT, Kind.DELETION);

  private static final KindSet REQUESTS = KindSet.range(Kind.FIRST_REQUEST, Kind.LAST_REQUEST);
  private static final KindSet ANSWERS =
      KindSet.range(Kind.FIRST_REQUEST + Kind.RESULT_OFFSET, Kind.LAST_REQUEST + Kind.RESULT_OFFSET)
          .plus(KindSet.of(Kind.FEEDBACK));

  private final KindSet known;

  /**
   * The kinds by what is known of them.
   *
   * @param seen the kinds of jobs that were ever seen
   */
  public JobKinds(KindTable table, KindSet seen) {
    List<Integer> kinds = new ArrayList<>(seen.kinds());
    kinds.addAll(table.names().keySet());
    kinds.addAll(table.excluded());
    KindSet all = KindSet.of(kinds);
    for (int kind : all.kinds()) {
      if (Kind.isRequest(kind)) {
        kinds.add(kind + Kind.RESULT_OFFSET);
      } else if (Kind.isResult(kind)) {
        kinds.add(kind - Kind.RESULT_OFFSET);
      }
    }
    kinds.add(Kind.FEEDBACK);
    this.known = KindSet.of(kinds);
  }

  /** Whether events of a kind are requests, known or not. */
  static boolean isRequest(int kind) {
    return REQUESTS.contains(kind);
  }

  /** Requests that have a name or were seen, or whose results were. */
  KindSet knownRequests() {
    return known.minus(known.minus(REQUESTS));
  }

  /** The results of those, and feedback. */
  KindSet knownAnswers() {
    return known.minus(known.minus(ANSWERS));
  }

  /** All other kinds of requests. */
  KindSet otherRequests() {
    return REQUESTS.minus(known);
  }

  /** All other kinds of results. */
  KindSet otherAnswers() {
    return ANSWERS.minus(known);
  }
}
