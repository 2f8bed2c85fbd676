package live.dvmdash.relay;

import java.util.List;
import live.dvmdash.event.Bytes32;

/**
 * Who is known to write. A second that holds more events of one kind than a relay gives in one
 * answer can only be divided by naming authors.
 */
@FunctionalInterface
public interface KnownAuthors {

  /** Nobody is known. */
  KnownAuthors NONE = kind -> List.of();

  /**
   * The authors of all events of that kind that are known by now, from whatever source, in any
   * order. The list does not change afterwards.
   */
  List<Bytes32> of(int kind);
}
