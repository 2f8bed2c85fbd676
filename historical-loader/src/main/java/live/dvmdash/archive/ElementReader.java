package live.dvmdash.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import live.dvmdash.archive.SourceEnd.Break;
import live.dvmdash.event.ElementBatch;
import org.jspecify.annotations.Nullable;

/**
 * Splits a source of any size into the elements that may be events, in bounded memory.
 *
 * <p>What a source is, is recognised by its content: gzip (also of several members), a byte order
 * mark of UTF-8, and then one JSON array, JSON Lines or relay frames, the last two mixed as they
 * come. Elements are cut out, not checked: whether one is JSON at all is for the event reader to
 * say. Everything whole that stands before a fault is delivered; {@link #end()} then tells of the
 * fault, reading errors included, so {@link #next()} throws none.
 *
 * <p>One thread reads; {@link #sourceBytes()} may be called from any.
 */
public final class ElementReader implements Closeable {

  /** The largest element that is delivered whole: 8 MiB. */
  public static final int MAX_ELEMENT_BYTES = 8 << 20;

  /** How much of a larger element is delivered. */
  public static final int KEPT_OF_OVERSIZED = 1 << 10;

  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final CountingInput source;
  private final InputStream unpacked;
  private final Window window;
  private final BatchBuilder batch = new BatchBuilder();
  private @Nullable Splitter splitter;
  private @Nullable SourceEnd end;

  /** Reads from a source, packed or not, and closes it when the reader is closed. */
  public ElementReader(InputStream source) {
    this(source, Window.CHUNK);
  }

  /** Reads so many bytes at a time. */
  ElementReader(InputStream source, int chunk) {
    this.source = new CountingInput(source);
    this.unpacked = new UnpackingInput(this.source);
    this.window = new Window(unpacked, chunk);
  }

  /**
   * The next elements in the order of the source.
   *
   * @return a batch of at least one and at most 1,000 elements, whose arrays are not touched again;
   *     null at the end, of which {@link #end()} then tells
   */
  public @Nullable ElementBatch next() {
    if (end != null) {
      return null;
    }
    if (splitter == null) {
      splitter = open();
      if (splitter == null) {
        return null;
      }
    }
    return next(splitter);
  }

  /**
   * How the source ended.
   *
   * @throws IllegalStateException before {@link #next()} has returned null
   */
  public SourceEnd end() {
    if (end == null) {
      throw new IllegalStateException("the end of the source has not been reached");
    }
    return end;
  }

  /** Whether the source is known by now to break off; what is delivered last may then be half. */
  boolean isBroken() {
    return end != null && end.broken() != null;
  }

  /** How many bytes of the source, as it is packed, were read so far. */
  public long sourceBytes() {
    return source.count();
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }

  private @Nullable ElementBatch next(Splitter elements) {
    while (true) {
      elements.split(window, batch);
      // A batch shares the window's array, so it leaves before the window moves on.
      if (!batch.isEmpty()) {
        return batch.take();
      }
      if (elements.broken() != null) {
        end = ended(elements, elements.broken());
        return null;
      }
      if (!window.refill()) {
        end = ended(elements, breakAtEnd(elements.finish(window, batch)));
        return batch.isEmpty() ? null : batch.take();
      }
    }
  }

  /** Finds out what the source is; null when it has nothing to split, and has ended with that. */
  private @Nullable Splitter open() {
    window.refill();
    String foreign = ForeignContent.recognise(window.bytes, window.limit);
    if (foreign != null) {
      end = endWithout(SourceFormat.UNRECOGNISED, new Break(0, foreign));
      return null;
    }
    skipMark();
    do {
      window.skipWhiteSpace();
    } while (window.isUsedUp() && window.refill());
    if (window.isUsedUp()) {
      end = endWithout(SourceFormat.BLANK, breakAtEnd(null));
      return null;
    }
    if (window.bytes[window.cursor] != '[' || isFrame()) {
      return new LineSplitter();
    }
    window.cursor++;
    window.mark = window.cursor;
    return new ArraySplitter();
  }

  private void skipMark() {
    int length = UTF_8_MARK.length;
    if (window.limit >= length && Arrays.equals(window.bytes, 0, length, UTF_8_MARK, 0, length)) {
      window.cursor = length;
      window.mark = length;
    }
  }

  /** Whether the bracket at the cursor begins a relay frame: a string follows it. */
  private boolean isFrame() {
    int inside = ByteSearch.afterWhiteSpace(window.bytes, window.cursor + 1, window.limit);
    if (inside == window.limit && window.refill()) {
      inside = ByteSearch.afterWhiteSpace(window.bytes, window.cursor + 1, window.limit);
    }
    return inside < window.limit && window.bytes[inside] == '"';
  }

  private SourceEnd ended(Splitter elements, @Nullable Break broken) {
    return new SourceEnd(
        elements.format(),
        window.position(window.cursor),
        batch.total(),
        elements.skippedFrames(),
        broken);
  }

  private SourceEnd endWithout(SourceFormat format, @Nullable Break broken) {
    return new SourceEnd(format, window.position(window.cursor), 0, 0, broken);
  }

  private @Nullable Break breakAtEnd(@Nullable String leftOpen) {
    IOException failure = window.failure();
    if (leftOpen == null && failure == null) {
      return null;
    }
    long position = window.position(window.limit);
    String what = leftOpen == null ? "breaks off after element " + batch.total() : leftOpen;
    String cause = failure == null ? "" : ": " + describe(failure);
    return new Break(position, what + " at byte " + position + cause);
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Unpacks what turns out to be gzip at the first read, so that no fault is thrown before it. */
  private static final class UnpackingInput extends InputStream {

    private final InputStream source;
    private @Nullable InputStream content;

    UnpackingInput(InputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return content().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return content().read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (content == null) {
        source.close();
      } else {
        content.close();
      }
    }

    private InputStream content() throws IOException {
      if (content == null) {
        PushbackInputStream all = new PushbackInputStream(source, 2);
        byte[] first = all.readNBytes(2);
        all.unread(first);
        boolean isGzip = first.length == 2 && GzipInput.isMagic(first[0] & 0xff, first[1] & 0xff);
        content = isGzip ? new GzipInput(all) : all;
      }
      return content;
    }
  }
}
