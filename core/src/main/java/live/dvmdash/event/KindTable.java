package live.dvmdash.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about single kinds: the names of job kinds, and the foreign kinds inside the ranges
 * of NIP-90 that reports leave out. The defaults stand in {@code kinds.csv}.
 */
public final class KindTable {

  private final SortedMap<Integer, String> names;
  private final SortedSet<Integer> excluded;

  private KindTable(SortedMap<Integer, String> names, SortedSet<Integer> excluded) {
    this.names = Collections.unmodifiableSortedMap(names);
    this.excluded = Collections.unmodifiableSortedSet(excluded);
  }

  /** The table that comes with the program. */
  public static KindTable defaults() {
    TreeMap<Integer, String> names = new TreeMap<>();
    TreeSet<Integer> excluded = new TreeSet<>();
    try (InputStream in = KindTable.class.getResourceAsStream("kinds.csv")) {
      if (in == null) {
        throw new IllegalStateException("kinds.csv is missing from the program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.readLine(); // the names of the columns
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        int kind = Integer.parseInt(cells[0]);
        names.put(kind, cells[1]);
        if (cells[2].equals("excluded")) {
          excluded.add(kind);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("kinds.csv cannot be read", e);
    }
    return new KindTable(names, excluded);
  }

  /** The same names with another set of excluded kinds. */
  public KindTable excluding(Collection<Integer> kinds) {
    return new KindTable(new TreeMap<>(names), new TreeSet<>(kinds));
  }

  /**
   * What people call a kind of job request, for example {@code text generation} for 5050.
   *
   * @return null when the kind has no common name
   */
  public @Nullable String name(int kind) {
    return names.get(kind);
  }

  /** All kinds that have a name, with it. */
  public Map<Integer, String> names() {
    return names;
  }

  /** The kinds that reports and traces leave out although they lie in the ranges. */
  public SortedSet<Integer> excluded() {
    return excluded;
  }

  /** Whether the kind is that of a job request. */
  public boolean isRequest(int kind) {
    return Kind.isRequest(kind) && !excluded.contains(kind);
  }

  /** Whether the kind is that of a job result. */
  public boolean isResult(int kind) {
    return Kind.isResult(kind) && !excluded.contains(kind);
  }

  /** Whether the kind is that of a job result or of job feedback. */
  public boolean isAnswer(int kind) {
    return Kind.isAnswer(kind) && !excluded.contains(kind);
  }
}
