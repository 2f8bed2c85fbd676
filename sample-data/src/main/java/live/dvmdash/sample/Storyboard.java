package live.dvmdash.sample;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Which stories a month has, when each begins, and how it goes. A story depends on its month and
 * number alone, so stories may be told in any order, by any thread, or not at all.
 */
final class Storyboard {

  /** No story goes on for longer than this, in seconds. */
  static final long LONGEST_STORY = 2 * 86_400;

  /** No element of a story stands longer than this before its beginning, in seconds. */
  static final long EARLIEST_ELEMENT = 60;

  private static final double EVENTS_PER_STAGED_STORY = 3.0;
  private static final double EVENTS_PER_ORDINARY_STORY = 2.2;
  private static final int EVENTS_PER_ROUND = 25_000;

  // Stories are moved by up to so many seconds, which makes some hours of a day twice as busy.
  private static final double WAVE = 5_000;
  private static final double RADIANS_PER_SECOND = 2 * StrictMath.PI / 86_400;

  private final long seed;
  private final long month;
  private final ArchiveWindow window;
  private final Cast cast;
  private final List<StagedScene> staged;
  private final int stories;

  Storyboard(long seed, int events, YearMonth month, Cast cast, Playbook playbook) {
    this.seed = seed;
    this.month = month.getYear() * 12L + month.getMonthValue();
    this.window = ArchiveWindow.of(month);
    this.cast = cast;
    staged = staged(events, playbook);
    double ordinary = events - staged.size() * EVENTS_PER_STAGED_STORY;
    stories = staged.size() + (int) Math.max(1, ordinary / EVENTS_PER_ORDINARY_STORY);
  }

  private static List<StagedScene> staged(int events, Playbook playbook) {
    List<StagedScene> staged = new ArrayList<>();
    if (events >= GeneratorOptions.STAGED_FROM) {
      for (int round = 0; round <= events / EVENTS_PER_ROUND; round++) {
        staged.addAll(playbook.round());
      }
      staged.addAll(playbook.finale());
    }
    return staged;
  }

  ArchiveWindow window() {
    return window;
  }

  /** How many stories begin in the month; their numbers begin with 0, in order of time. */
  int stories() {
    return stories;
  }

  /** When a story begins, in epoch seconds; for the number after the last one, the end. */
  long begin(int story) {
    double even = (double) (window.end() - window.start()) * story / stories;
    double wave = WAVE * StrictMath.sin(even * RADIANS_PER_SECOND);
    return window.start() + (long) (even + wave);
  }

  /** The first story that may still go on at the end of the month. */
  int firstUnfinished() {
    int story = stories;
    while (story > 0 && begin(story - 1) >= window.end() - LONGEST_STORY) {
      story--;
    }
    return story;
  }

  /**
   * Plays a story.
   *
   * @param number how its elements shall name it
   */
  List<Element> tell(int story, int number) {
    Stage stage = new Stage(cast, Dice.of(seed, month, story), window, number, begin(story));
    scene(story).play(stage);
    return stage.elements();
  }

  /** Staged scenes stand at even distances, the last one at the end; ordinary stories between. */
  private Scene scene(int story) {
    long before = (long) story * staged.size() / stories;
    long after = (long) (story + 1) * staged.size() / stories;
    return after > before ? staged.get((int) before).scene() : OrdinaryStories::play;
  }
}
