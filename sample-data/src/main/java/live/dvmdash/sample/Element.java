package live.dvmdash.sample;

import java.util.Comparator;

/**
 * A member of an archive's array, ready to be written.
 *
 * @param at its place in the archive, in epoch seconds; for most events their {@code created_at}
 * @param story the story it belongs to; negative for stories of the month before
 * @param part its place in the story, from 0
 * @param fate what a loader has to find out about it
 * @param json the indented JSON, ASCII only
 */
record Element(long at, int story, int part, Fate fate, String json)
    implements Comparable<Element> {

  private static final Comparator<Element> ORDER =
      Comparator.comparingLong(Element::at)
          .thenComparingInt(Element::story)
          .thenComparingInt(Element::part);

  @Override
  public int compareTo(Element other) {
    return ORDER.compare(this, other);
  }
}
