package live.dvmdash.archive;

import java.io.IOException;

/** A fault that asking again does not heal. Its message is one sentence for people. */
public final class ArchiveUnavailable extends IOException {

  private static final long serialVersionUID = 1L;

  ArchiveUnavailable(String sentence) {
    super(sentence);
  }

  ArchiveUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
