package live.dvmdash.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.query.Coverage.Day;
import live.dvmdash.query.Coverage.State;

/**
 * The days of two months that can be compared.
 *
 * @param before the first seconds of such days of the earlier month; none for all of it
 * @param after the same days of the later month
 * @param none whether no day can be compared
 * @param basis which days these are, in words
 */
public record SharedDays(Set<Long> before, Set<Long> after, boolean none, String basis) {

  /** Keeps copies. */
  public SharedDays {
    before = Set.copyOf(before);
    after = Set.copyOf(after);
  }

  /** All days of both months, whatever is known of them. */
  public static SharedDays whole() {
    return new SharedDays(Set.of(), Set.of(), false, "whole months");
  }

  /**
   * The days of the month that are complete in both months; when there is none, those with data in
   * both.
   */
  public static SharedDays of(Coverage before, Coverage after) {
    if (isComplete(before) && isComplete(after)) {
      return whole();
    }
    SortedSet<Integer> numbers = numbers(before, Set.of(State.COMPLETE));
    numbers.retainAll(numbers(after, Set.of(State.COMPLETE)));
    String quality = "complete in both months";
    if (numbers.isEmpty()) {
      numbers = numbers(before, Set.of(State.COMPLETE, State.PARTIAL));
      numbers.retainAll(numbers(after, Set.of(State.COMPLETE, State.PARTIAL)));
      quality = "with data in both months, known only in part";
    }
    if (numbers.isEmpty()) {
      return new SharedDays(Set.of(-1L), Set.of(-1L), true, "no day has data in both months");
    }
    String days = numbers.size() == 1 ? "the one day " : "the " + numbers.size() + " days ";
    String basis = days + quality + ": " + ranges(numbers);
    return new SharedDays(starts(before, numbers), starts(after, numbers), false, basis);
  }

  private static boolean isComplete(Coverage month) {
    return month.count(State.COMPLETE) == month.days().size();
  }

  private static SortedSet<Integer> numbers(Coverage month, Set<State> states) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (Day day : month.days()) {
      if (states.contains(day.state())) {
        numbers.add(number(day));
      }
    }
    return numbers;
  }

  private static Set<Long> starts(Coverage month, Set<Integer> numbers) {
    Set<Long> starts = new TreeSet<>();
    for (Day day : month.days()) {
      if (numbers.contains(number(day))) {
        starts.add(day.start());
      }
    }
    return starts;
  }

  private static int number(Day day) {
    return LocalDate.ofEpochDay(Math.floorDiv(day.start(), Scope.DAY)).getDayOfMonth();
  }

  /** For example {@code 1–10, 12}. */
  private static String ranges(SortedSet<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int number : numbers) {
      if (!numbers.contains(number - 1)) {
        int last = number;
        while (numbers.contains(last + 1)) {
          last++;
        }
        ranges.add(last == number ? String.valueOf(number) : number + "–" + last);
      }
    }
    return String.join(", ", ranges);
  }
}
