package live.dvmdash.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output in UTF-8, whatever the locale. A {@link PrintStream} swallows its failures; this
 * one remembers the first, so that lost output does not end in the exit code of success.
 */
public final class StandardOutput extends PrintStream {

  private final Target target;

  /** Writes to a stream, which is never closed. */
  public StandardOutput(OutputStream stream) {
    this(new Target(stream));
  }

  private StandardOutput(Target target) {
    super(target, false, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** The same output, for long work that is to end with the first failure. */
  public OutputStream failing() {
    return target;
  }

  /** What could not be written and why; null when all of it was. */
  public @Nullable IOException failure() {
    flush();
    return target.failure;
  }

  /** Whether the reader at the other end of the pipe, such as {@code head}, has had enough. */
  public boolean isPipeClosed() {
    IOException failure = failure();
    return failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  private static final class Target extends FilterOutputStream {

    private @Nullable IOException failure;

    Target(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    private IOException remembered(IOException e) {
      failure = failure == null ? e : failure;
      return e;
    }
  }
}
