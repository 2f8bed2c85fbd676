package live.dvmdash.cli;

import java.util.List;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Snapshot;

/** Says what a lake holds and what to type, to people whose question it cannot answer. */
final class LakeContents {

  private LakeContents() {}

  /** There is no event at all. */
  static String nothingYet() {
    return "the lake is empty: load something first, for example: dvmdash load --last 2";
  }

  /** There is nothing in the scope; names the months there are. */
  static String nothingIn(String scope, Snapshot snapshot) {
    List<String> months =
        snapshot.files().keySet().stream()
            .filter(partition -> !partition.equals(Partition.LATER))
            .map(Partition::month)
            .toList();
    if (months.isEmpty()) {
      return nothingYet();
    }
    String first = months.get(0);
    String last = months.get(months.size() - 1);
    String held = first.equals(last) ? first : first + " to " + last;
    return "no events: " + scope + ": the lake holds " + held + ": try --month " + last;
  }
}
