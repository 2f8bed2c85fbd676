package live.dvmdash.archive;

import live.dvmdash.archive.SourceEnd.Break;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of one JSON array. A comma before the closing bracket is let pass, since
 * nothing is lost by it.
 */
final class ArraySplitter implements Splitter {

  private enum Place {
    BEFORE_ELEMENT,
    IN_ELEMENT,
    AFTER_ELEMENT,
    AFTER_ARRAY
  }

  private final ValueScanner scanner = new ValueScanner();
  private final OpenElement element = new OpenElement();
  private Place place = Place.BEFORE_ELEMENT;
  private @Nullable Break broken;

  /** Begins behind the opening bracket of the array. */
  ArraySplitter() {}

  @Override
  public void split(Window window, BatchBuilder batch) {
    while (broken == null && batch.accepts(window.bytes)) {
      if (place != Place.IN_ELEMENT) {
        window.skipWhiteSpace();
        if (window.isUsedUp()) {
          return;
        }
        between(window, batch.total());
      } else if (!inside(window, batch)) {
        return;
      }
    }
  }

  @Override
  public @Nullable Break broken() {
    return broken;
  }

  @Override
  public @Nullable String finish(Window window, BatchBuilder batch) {
    return switch (place) {
      case BEFORE_ELEMENT, AFTER_ELEMENT -> "ends before the closing ]";
      case IN_ELEMENT -> "ends inside element " + (batch.total() + 1);
      case AFTER_ARRAY -> null;
    };
  }

  @Override
  public SourceFormat format() {
    return SourceFormat.JSON_ARRAY;
  }

  @Override
  public long skippedFrames() {
    return 0;
  }

  private void between(Window window, long delivered) {
    byte next = window.bytes[window.cursor];
    switch (place) {
      case BEFORE_ELEMENT -> {
        if (next == ']') {
          step(window, Place.AFTER_ARRAY);
        } else if (ValueScanner.canBegin(next)) {
          scanner.start(next);
          place = Place.IN_ELEMENT;
        } else {
          breakAt(window, window.cursor, "has no JSON value for element " + (delivered + 1));
        }
      }
      case AFTER_ELEMENT -> {
        if (next == ',') {
          step(window, Place.BEFORE_ELEMENT);
        } else if (next == ']') {
          step(window, Place.AFTER_ARRAY);
        } else {
          breakAt(window, window.cursor, "has neither , nor ] after element " + delivered);
        }
      }
      case AFTER_ARRAY -> breakAt(window, window.cursor, "goes on after the closing ]");
      case IN_ELEMENT -> throw new IllegalStateException("inside an element");
    }
  }

  private void step(Window window, Place to) {
    window.cursor++;
    window.mark = window.cursor;
    place = to;
  }

  /** Goes on with an element and says whether it came to its end. */
  private boolean inside(Window window, BatchBuilder batch) {
    int end = scanner.scan(window.bytes, window.cursor, window.limit);
    if (end == ValueScanner.LINE_BREAK_IN_STRING) {
      breakAt(
          window,
          scanner.lineBreak(),
          "has a line break inside a string of element " + (batch.total() + 1));
      return false;
    }
    if (end == ValueScanner.UNFINISHED) {
      window.cursor = window.limit;
      element.stretch(window);
      return false;
    }
    element.deliver(window, window.mark, end, batch);
    window.cursor = end;
    window.mark = end;
    place = Place.AFTER_ELEMENT;
    return true;
  }

  private void breakAt(Window window, int index, String what) {
    long position = window.position(index);
    broken = new Break(position, what + " at byte " + position);
  }
}
