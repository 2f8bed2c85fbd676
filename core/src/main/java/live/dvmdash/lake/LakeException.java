package live.dvmdash.lake;

import java.io.IOException;
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

  /** The lake is held by another process for longer than we would wait. */
  public static final class Locked extends LakeException {

    private static final long serialVersionUID = 1L;

    /** A sentence that names the holder. */
    public Locked(String message) {
      super(message);
    }
  }
}
