package live.dvmdash.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import live.dvmdash.event.ElementBatch;

/**
 * What a reader made of a source: the text, size mark and position of each element, and the end.
 */
record Split(List<String> elements, List<Integer> lengths, List<Long> positions, SourceEnd end) {

  static Split of(String source) {
    return of(utf8(source));
  }

  static Split of(byte[] source) {
    return of(new ByteArrayInputStream(source), Window.CHUNK);
  }

  static Split of(byte[] source, int chunk) {
    return of(new ByteArrayInputStream(source), chunk);
  }

  static Split of(InputStream source, int chunk) {
    List<ElementBatch> batches = new ArrayList<>();
    SourceEnd end;
    try (ElementReader reader = new ElementReader(source, chunk)) {
      for (ElementBatch batch = reader.next(); batch != null; batch = reader.next()) {
        batches.add(batch);
      }
      end = reader.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), end);
    batches.forEach(split::add);
    return split;
  }

  /** Why the source is broken; empty when it is not. */
  String why() {
    return end.broken() == null ? "" : end.broken().why();
  }

  /** Where the source is broken; -1 when it is not. */
  long brokenAt() {
    return end.broken() == null ? -1 : end.broken().position();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] data) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private void add(ElementBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      int length = batch.lengths()[i];
      elements.add(
          new String(batch.json(), batch.offsets()[i], Math.abs(length), StandardCharsets.UTF_8));
      lengths.add(length);
      positions.add(batch.positions()[i]);
    }
  }
}
