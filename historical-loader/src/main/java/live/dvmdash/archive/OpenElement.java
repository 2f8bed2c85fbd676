package live.dvmdash.archive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The element that begins at the mark of a window and may reach over several windows. Of one that
 * is too large only the first bytes are kept, so memory stays bounded whatever a source holds.
 */
final class OpenElement {

  private byte @Nullable [] head;
  private long position;

  /** Says that the window is used up inside the element. */
  void stretch(Window window) {
    if (head == null && window.limit - window.mark > ElementReader.MAX_ELEMENT_BYTES) {
      position = window.position(window.mark);
      head =
          Arrays.copyOfRange(
              window.bytes, window.mark, window.mark + ElementReader.KEPT_OF_OVERSIZED);
    }
    if (head != null) {
      window.mark = window.limit;
    }
  }

  /** Whether the element has proved too large, and its bytes are gone but for the first. */
  boolean isPassedOver() {
    return head != null;
  }

  /** Delivers the element, which turned out to be the bytes [from, to) unless it is passed over. */
  void deliver(Window window, int from, int to, BatchBuilder batch) {
    if (head != null) {
      batch.add(head, 0, -head.length, position);
      head = null;
    } else if (to - from > ElementReader.MAX_ELEMENT_BYTES) {
      batch.add(window.bytes, from, -ElementReader.KEPT_OF_OVERSIZED, window.position(from));
    } else {
      batch.add(window.bytes, from, to - from, window.position(from));
    }
  }
}
