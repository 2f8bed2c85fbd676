package live.dvmdash.archive;

import live.dvmdash.archive.SourceEnd.Break;
import org.jspecify.annotations.Nullable;

/** Finds the elements of JSON Lines and of relay frames, which may be mixed line by line. */
final class LineSplitter implements Splitter {

  private final RelayFrame frame = new RelayFrame();
  private final OpenElement line = new OpenElement();
  private boolean inLine;
  private byte last;
  private boolean hasFrames;
  private long skippedFrames;

  @Override
  public void split(Window window, BatchBuilder batch) {
    while (batch.accepts(window.bytes)) {
      if (!inLine) {
        window.skipWhiteSpace();
        if (window.isUsedUp()) {
          return;
        }
        inLine = true;
      }
      int lineBreak = ByteSearch.lineBreak(window.bytes, window.cursor, window.limit);
      if (lineBreak < 0) {
        last = window.bytes[window.limit - 1];
        window.cursor = window.limit;
        line.stretch(window);
        return;
      }
      endLine(window, lineBreak, batch);
      window.cursor = lineBreak + 1;
      window.mark = window.cursor;
    }
  }

  @Override
  public @Nullable Break broken() {
    return null;
  }

  @Override
  public @Nullable String finish(Window window, BatchBuilder batch) {
    if (!inLine) {
      return null;
    }
    boolean whole = isWhole(window);
    endLine(window, window.limit, batch);
    return whole ? null : "ends inside element " + batch.total();
  }

  @Override
  public SourceFormat format() {
    return hasFrames ? SourceFormat.RELAY_FRAMES : SourceFormat.JSON_LINES;
  }

  @Override
  public long skippedFrames() {
    return skippedFrames;
  }

  /** Whether the line at the mark, which no line break ends, looks finished all the same. */
  private boolean isWhole(Window window) {
    if (line.isPassedOver()) {
      return last == '}' || last == ']' || ByteSearch.isWhiteSpace(last);
    }
    return new ValueScanner().isBalanced(window.bytes, window.mark, window.limit);
  }

  private void endLine(Window window, int end, BatchBuilder batch) {
    inLine = false;
    int from = window.mark;
    int to = end;
    while (to > from && ByteSearch.isWhiteSpace(window.bytes[to - 1])) {
      to--;
    }
    if (line.isPassedOver() || window.bytes[from] != '[') {
      line.deliver(window, from, to, batch);
      return;
    }
    switch (frame.read(window.bytes, from, to)) {
      case EVENT -> {
        hasFrames = true;
        line.deliver(window, frame.objectFrom(), frame.objectTo(), batch);
      }
      case OTHER -> {
        hasFrames = true;
        skippedFrames++;
      }
      case UNREADABLE -> line.deliver(window, from, to, batch);
    }
  }
}
