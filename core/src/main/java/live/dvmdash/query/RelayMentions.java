package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The relays that authors name in their events: in their newest relay list (NIP-65), in job
 * requests, and in announcements as the place to ask at or as a hint.
 */
public final class RelayMentions {

  /** An address that is longer is none. */
  private static final int LONGEST = 256;

  private RelayMentions() {}

  /**
   * A relay that somebody names.
   *
   * @param relay its address, as the normaliser spells it
   * @param users how many authors name it
   * @param lastUsed the newest event that names it, epoch seconds
   */
  public record Mention(String relay, long users, long lastUsed) {}

  /** What is known of one relay so far. */
  private static final class Users {

    private final Set<Bytes32> pubkeys = new HashSet<>();
    private long lastUsed;

    void add(Bytes32 pubkey, long used) {
      pubkeys.add(pubkey);
      lastUsed = Math.max(lastUsed, used);
    }
  }

  /**
   * Ranks all relays that are named: by their users, of equals the one that was used last, then by
   * address.
   *
   * @param database an engine with {@code stored} defined
   * @param until only events created before it count, epoch seconds
   * @param normaliser spells an address in the one way that stands for all of its spellings; null
   *     leaves it out
   */
  public static List<Mention> rank(
      Database database, long until, Function<String, @Nullable String> normaliser)
      throws IOException {
    Map<String, Users> users = new HashMap<>();
    for (List<@Nullable Object> row : database.query(sql(until)).values()) {
      String relay = normaliser.apply((String) row.get(0));
      if (relay != null) {
        users
            .computeIfAbsent(relay, url -> new Users())
            .add((Bytes32) row.get(1), (Long) row.get(2));
      }
    }
    List<Mention> mentions = new ArrayList<>();
    users.forEach((relay, of) -> mentions.add(new Mention(relay, of.pubkeys.size(), of.lastUsed)));
    mentions.sort(
        Comparator.comparingLong(Mention::users)
            .thenComparingLong(Mention::lastUsed)
            .reversed()
            .thenComparing(Mention::relay));
    return mentions;
  }

  private static String sql(long until) {
    return SqlResource.with(
        SqlResource.statements(RelayMentions.class, "mentions.duckdb.sql").get(0),
        Map.of(
            "relay_list", Integer.toString(Kind.RELAY_LIST),
            "announcement", Integer.toString(Kind.ANNOUNCEMENT),
            "until", Long.toString(until),
            "longest", Integer.toString(LONGEST)));
  }
}
