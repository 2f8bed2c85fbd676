package live.dvmdash.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;

/** Tells what the lake knows around one request; an {@link Inquiry} asks relays for the rest. */
@FunctionalInterface
public interface LocalKnowledge {

  /**
   * What is known, and what is known to be missing.
   *
   * @param jobs the requests, results and feedback that are there, to which others may refer
   * @param missing ids that are named and are not there
   * @param relays where the requests want to be answered, as they write it
   */
  record Known(Set<Bytes32> jobs, Set<Bytes32> missing, List<String> relays) {

    /** Keeps copies. */
    public Known {
      jobs = Set.copyOf(jobs);
      missing = Set.copyOf(missing);
      relays = List.copyOf(relays);
    }
  }

  /** Looks at the lake as it is now. */
  Known known() throws IOException;
}
