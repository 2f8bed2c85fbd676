package live.dvmdash.cli.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.WholeDays;

/** Says what a lake holds and what to type, to people whose question it cannot answer. */
public final class LakeContents {

  /** A month whose files have less than one part in so many of the largest month's is no answer. */
  private static final int STRAY_SHARE = 10;

  private LakeContents() {}

  /** There is no lake where one was looked for. */
  public static String noLake(Lake lake) {
    return "there is no lake yet: "
        + lake.directory()
        + ": get events first, with dvmdash fetch or dvmdash load --last 2";
  }

  /** There is no event at all. */
  public static String nothingYet() {
    return "the lake is empty: get events first, with dvmdash fetch or dvmdash load --last 2";
  }

  /** There is nothing in the scope; names the months there are. */
  public static String nothingIn(String scope, Snapshot snapshot) throws IOException {
    List<String> months = mainMonths(snapshot);
    if (months.isEmpty()) {
      return nothingYet();
    }
    String first = months.get(0);
    String last = months.get(months.size() - 1);
    String held = first.equals(last) ? first : first + " to " + last;
    return "no events: " + scope + ": most of the lake is of " + held + ": try --month " + last;
  }

  /**
   * The newest month with a complete day: an archive reaches some hours into the month after it,
   * which nobody means. Without such a month the newest with events; one in the future holds
   * nothing but wrong clocks.
   *
   * @param now the month that it is; the answer for a lake without events
   */
  public static YearMonth latest(Lake lake, KindTable kinds, YearMonth now) throws IOException {
    List<YearMonth> months =
        lake.snapshot().files().keySet().stream()
            .filter(partition -> !partition.equals(Partition.LATER))
            .map(partition -> YearMonth.parse(partition.month()))
            .filter(month -> !month.isAfter(now))
            .toList();
    WholeDays days = new WholeDays(lake.sources().all(), lake.relays().all(), kinds);
    for (YearMonth month : months.reversed()) {
      if (days.anyIn(month)) {
        return month;
      }
    }
    return months.isEmpty() ? now : months.getLast();
  }

  /**
   * The months that hold more than strays: wrong clocks, and the hours by which archives reach into
   * the next month.
   */
  private static List<String> mainMonths(Snapshot snapshot) throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (Map.Entry<Partition, List<Path>> entry : snapshot.files().entrySet()) {
      long size = 0;
      for (Path file : entry.getValue()) {
        size += Files.size(file);
      }
      if (!entry.getKey().equals(Partition.LATER)) {
        sizes.put(entry.getKey().month(), size);
      }
    }
    long largest = sizes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return sizes.entrySet().stream()
        .filter(month -> month.getValue() * STRAY_SHARE >= largest)
        .map(Map.Entry::getKey)
        .toList();
  }
}
