package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;

/** Where one story is played: its time, its dice, its cast, and the elements it leaves behind. */
final class Stage {

  private final Cast cast;
  private final Dice dice;
  private final ArchiveWindow window;
  private final int story;
  private final long now;
  private final List<Element> elements = new ArrayList<>(4);

  Stage(Cast cast, Dice dice, ArchiveWindow window, int story, long now) {
    this.cast = cast;
    this.dice = dice;
    this.window = window;
    this.story = story;
    this.now = now;
  }

  Cast cast() {
    return cast;
  }

  Dice dice() {
    return dice;
  }

  /** The archive in which the story begins. */
  ArchiveWindow window() {
    return window;
  }

  /** When the story begins, in epoch seconds. */
  long now() {
    return now;
  }

  List<Element> elements() {
    return elements;
  }

  /** Signs an event and publishes it at its own time. */
  Event publish(Author author, long createdAt, int kind, Tags tags, String content) {
    Event event = author.sign(createdAt, kind, tags, content);
    publish(event);
    return event;
  }

  /** Publishes a valid event at its own time. */
  void publish(Event event) {
    place(event.createdAt(), Fate.VALID, event);
  }

  /** Puts an event at any place of the archive. */
  void place(long at, Fate fate, Event event) {
    place(at, fate, EventJson.indented(event));
  }

  /** Puts any JSON at any place of the archive. */
  void place(long at, Fate fate, String json) {
    elements.add(new Element(at, story, elements.size(), fate, json));
  }
}
