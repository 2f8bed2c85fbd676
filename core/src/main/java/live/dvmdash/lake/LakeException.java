package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something about the lake that a person has to know or do; the message is written for them. */
public class LakeException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A problem in one sentence: what, where, what to do. */
  public LakeException(String message) {
    super(message);
  }

  /** A problem in one sentence, with its cause. */
  public LakeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A file of events is not what was written. */
  public static final class Damaged extends LakeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /** Names the file, and what to do about it. */
    Damaged(Path file, @Nullable Throwable cause) {
      super(
          "damaged: "
              + file
              + ": restore it from a backup; or let dvmdash check --repair set it aside, and load"
              + " its month again",
          cause);
      this.file = file.toString();
    }

    /** The file, as the snapshot names it that was read. */
    public Path file() {
      return Path.of(file);
    }
  }

  /** The lake is held by another process for longer than we would wait. */
  public static final class Locked extends LakeException {

    private static final long serialVersionUID = 1L;

    /** A sentence that names the holder. */
    public Locked(String message) {
      super(message);
    }
  }
}
