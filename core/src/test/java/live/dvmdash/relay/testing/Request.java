package live.dvmdash.relay.testing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A REQ that a relay received.
 *
 * @param connection on which connection, counted from 1
 * @param subscription the client's name for it
 * @param filters what is asked for; an event matches when it matches one
 * @param text the whole message
 * @param client the public key that the client has proved to have, in hex; null when none
 */
public record Request(
    int connection,
    String subscription,
    List<AskedFilter> filters,
    String text,
    @Nullable String client) {

  /** The only filter, in a test that expects one. */
  public AskedFilter filter() {
    if (filters.size() != 1) {
      throw new IllegalStateException(filters.size() + " filters: " + text);
    }
    return filters.getFirst();
  }

  /** The kinds of all filters. */
  public SortedSet<Integer> kinds() {
    SortedSet<Integer> kinds = new TreeSet<>();
    filters.forEach(filter -> kinds.addAll(filter.kinds()));
    return kinds;
  }
}
