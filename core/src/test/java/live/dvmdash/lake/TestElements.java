package live.dvmdash.lake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.ElementBatch;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;

/** TestElements of a source as a reader hands them over, written down by tests. */
final class TestElements {

  private final List<byte[]> elements = new ArrayList<>();

  TestElements event(Event event) {
    return raw(SigningAuthor.json(event));
  }

  TestElements text(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  TestElements raw(byte[] element) {
    elements.add(element);
    return this;
  }

  /** All of them in batches of at most {@code size}. */
  List<ElementBatch> batches(int size) {
    List<ElementBatch> batches = new ArrayList<>();
    long position = 0;
    for (int from = 0; from < elements.size(); from += size) {
      List<byte[]> some = elements.subList(from, Math.min(elements.size(), from + size));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int[] offsets = new int[some.size()];
      int[] lengths = new int[some.size()];
      long[] positions = new long[some.size()];
      for (int i = 0; i < some.size(); i++) {
        offsets[i] = bytes.size();
        lengths[i] = some.get(i).length;
        positions[i] = position;
        position += lengths[i] + 1;
        bytes.writeBytes(some.get(i));
      }
      batches.add(new ElementBatch(bytes.toByteArray(), some.size(), offsets, lengths, positions));
    }
    return batches;
  }
}
