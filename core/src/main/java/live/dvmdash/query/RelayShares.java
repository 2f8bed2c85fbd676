package live.dvmdash.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.Sightings;
import org.jspecify.annotations.Nullable;

/** What each relay has of all events that relays were seen to have, and what it adds to others. */
public final class RelayShares {

  /** How often the files are listed again when a merge has removed one. */
  private static final int ATTEMPTS = 5;

  private final List<String> relays;
  private final List<SameRelays> sets;

  /**
   * Events that the very same relays have.
   *
   * @param relays their places in the list of relays
   * @param events how many events
   */
  private record SameRelays(List<Integer> relays, long events) {}

  /**
   * What one relay has, in comparison with some others.
   *
   * @param relay its address
   * @param events how many events it has
   * @param unique how many of them none of the others has: what would be lost without it
   * @param gain how many of them none of the relays before it has, in the order of {@link #among}
   */
  public record Share(String relay, long events, long unique, long gain) {

    /** The part of its events that another one has too, from 0 to 1; null without events. */
    public @Nullable Double overlap() {
      return events == 0 ? null : (events - unique) / (double) events;
    }
  }

  private RelayShares(List<String> relays, List<SameRelays> sets) {
    this.relays = relays;
    this.sets = sets;
  }

  /** Counts all sightings of a lake. */
  public static RelayShares of(Database database, Sightings sightings) throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<Path> files = sightings.files();
      if (files.isEmpty()) {
        return new RelayShares(List.of(), List.of());
      }
      try {
        return count(database, files);
      } catch (LakeException e) {
        if (attempt == ATTEMPTS || files.stream().allMatch(Files::exists)) {
          throw e;
        }
      }
    }
  }

  private static RelayShares count(Database database, List<Path> files) throws IOException {
    String list =
        files.stream()
            .map(file -> "'" + file.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    List<String> statements = SqlResource.statements(RelayShares.class, "shares.duckdb.sql");
    Map<String, String> values = Map.of("files", list);
    database.execute(SqlResource.with(statements.get(0), values));
    database.execute(statements.get(1));
    List<String> relays = new ArrayList<>();
    for (List<@Nullable Object> row : database.query(statements.get(2)).values()) {
      relays.add((String) row.get(0));
    }
    values = Map.of("files", list, "last", Integer.toString(relays.size() - 1));
    List<SameRelays> sets = new ArrayList<>();
    for (List<@Nullable Object> row :
        database.query(SqlResource.with(statements.get(3), values)).values()) {
      sets.add(new SameRelays(places((String) row.get(0)), (Long) row.get(1)));
    }
    return new RelayShares(relays, sets);
  }

  /** The places of the ones in a row of digits. */
  private static List<Integer> places(String digits) {
    List<Integer> places = new ArrayList<>();
    for (int at = digits.indexOf('1'); at >= 0; at = digits.indexOf('1', at + 1)) {
      places.add(at);
    }
    return places;
  }

  /** All relays that were seen to have an event, in ascending order. */
  public List<String> relays() {
    return List.copyOf(relays);
  }

  /**
   * Compares some relays with each other, as if there were no others.
   *
   * @return one for each of them, in greedy order: next is always the relay that adds most to those
   *     before it, of equals the one whose address comes first
   */
  public List<Share> among(Collection<String> wanted) {
    List<String> names = List.copyOf(new TreeSet<>(wanted));
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < relays.size(); i++) {
      int place = names.indexOf(relays.get(i));
      if (place >= 0) {
        places.put(i, place);
      }
    }
    List<SameRelays> left = new ArrayList<>();
    for (SameRelays set : sets) {
      List<Integer> members =
          set.relays().stream().filter(places::containsKey).map(places::get).toList();
      if (!members.isEmpty()) {
        left.add(new SameRelays(members, set.events()));
      }
    }
    return greedy(names, left);
  }

  private static List<Share> greedy(List<String> names, List<SameRelays> sets) {
    long[] events = held(names.size(), sets);
    long[] unique =
        held(names.size(), sets.stream().filter(set -> set.relays().size() == 1).toList());
    List<SameRelays> left = new ArrayList<>(sets);
    Set<Integer> open = new TreeSet<>();
    for (int i = 0; i < names.size(); i++) {
      open.add(i);
    }
    List<Share> shares = new ArrayList<>();
    while (!open.isEmpty()) {
      long[] gains = held(names.size(), left);
      int next =
          Collections.max(
              open,
              Comparator.<Integer>comparingLong(i -> gains[i])
                  .thenComparing(Comparator.reverseOrder()));
      shares.add(new Share(names.get(next), events[next], unique[next], gains[next]));
      open.remove(next);
      left.removeIf(set -> set.relays().contains(next));
    }
    return shares;
  }

  /** How many events of the sets each relay has. */
  private static long[] held(int relays, List<SameRelays> sets) {
    long[] held = new long[relays];
    for (SameRelays set : sets) {
      for (int relay : set.relays()) {
        held[relay] += set.events();
      }
    }
    return held;
  }
}
