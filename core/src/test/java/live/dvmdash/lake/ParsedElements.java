package live.dvmdash.lake;

import java.util.List;
import live.dvmdash.event.Elements;
import live.dvmdash.event.Event;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.event.SigningAuthor;
import org.jspecify.annotations.Nullable;

/** Elements of a source that has parsed them already; null stands for one that is no event. */
record ParsedElements(List<@Nullable Event> events) implements Elements {

  private static final byte[] JUNK = {'?'};

  @Override
  public int count() {
    return events.size();
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (int i = 0; i < count(); i++) {
      bytes += size(i);
    }
    return bytes;
  }

  @Override
  public Event event(int i) throws MalformedEvent {
    Event event = events.get(i);
    if (event == null) {
      throw new MalformedEvent("junk", true);
    }
    return event;
  }

  @Override
  public byte[] raw(int i) {
    Event event = events.get(i);
    return event == null ? JUNK : SigningAuthor.json(event);
  }

  @Override
  public int size(int i) {
    return raw(i).length;
  }

  @Override
  public long position(int i) {
    return 1000L + i;
  }
}
