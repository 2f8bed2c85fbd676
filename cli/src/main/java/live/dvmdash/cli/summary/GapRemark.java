package live.dvmdash.cli.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * The gaps that a relay left for one reason, for a line; JSON has each of them.
 *
 * @param count how many they are
 * @param kinds the kinds of all
 * @param time from the beginning of the first to the end of the last
 * @param reason why, in words for people
 */
public record GapRemark(int count, KindSet kinds, Interval time, String reason) {

  /** The most kinds that are all named. */
  private static final int MOST_KINDS = 3;

  /** How many are named of more. */
  private static final int FIRST_KINDS = 2;

  /** One for each reason, in the order in which they came up. */
  public static List<GapRemark> of(List<KnownGap> gaps) {
    Map<String, GapRemark> remarks = new LinkedHashMap<>();
    for (KnownGap gap : gaps) {
      remarks.merge(
          gap.reason(), new GapRemark(1, gap.kinds(), gap.time(), gap.reason()), GapRemark::plus);
    }
    return new ArrayList<>(remarks.values());
  }

  private GapRemark plus(GapRemark other) {
    Interval both =
        new Interval(
            Math.min(time.since(), other.time.since()), Math.max(time.until(), other.time.until()));
    return new GapRemark(count + other.count, kinds.plus(other.kinds), both, reason);
  }

  /**
   * For example {@code refused: 3 gaps from 2026-11-20 14:05 to 18:30 UTC, kinds 5300 and 5301}.
   */
  public String sentence() {
    return reason
        + (count == 1 ? ": a gap from " : ": " + Figures.count(count) + " gaps from ")
        + spoken(time)
        + ", "
        + spoken(kinds);
  }

  /** A time to the minute; the second at most a minute later is given to the second. */
  public static String spoken(Interval time) {
    String since = Figures.moment(time.since());
    String until = Figures.moment(time.until());
    if (since.equals(until)) {
      since = Figures.second(time.since());
      until = Figures.second(time.until());
    }
    int day = since.indexOf(' ') + 1;
    boolean sameDay = day > 0 && until.startsWith(since.substring(0, day));
    return since + " to " + (sameDay ? until.substring(day) : until) + " UTC";
  }

  /** The first kinds, and how many more there are. */
  public static String spoken(KindSet kinds) {
    List<String> names = kinds.kinds().stream().map(String::valueOf).toList();
    if (names.size() == 1) {
      return "kind " + names.getFirst();
    }
    int named = names.size() <= MOST_KINDS ? names.size() - 1 : FIRST_KINDS;
    return "kinds "
        + String.join(", ", names.subList(0, named))
        + " and "
        + (names.size() <= MOST_KINDS
            ? names.getLast()
            : Figures.count(names.size() - named) + " more");
  }
}
