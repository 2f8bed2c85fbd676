package live.dvmdash.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects findings; several events of one file with one fault are one finding. One thread. */
final class Findings {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::where).thenComparing(Finding::kind);

  private final Map<Key, Finding> findings = new LinkedHashMap<>();

  private record Key(Finding.Kind kind, Path where) {}

  /** A fault of a file or folder. */
  void add(Finding.Kind kind, Path where, @Nullable String detail) {
    findings.putIfAbsent(new Key(kind, where), new Finding(kind, where, 0, detail));
  }

  /** A fault of one event of a file. */
  void count(Finding.Kind kind, Path where, String event) {
    findings.merge(
        new Key(kind, where),
        new Finding(kind, where, 1, event),
        (known, one) -> new Finding(kind, where, known.count() + 1, known.detail()));
  }

  void addAll(Findings others) {
    findings.putAll(others.findings);
  }

  boolean anyOf(Path file) {
    return findings.keySet().stream().anyMatch(key -> key.where().equals(file));
  }

  /** All, by place and kind. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>(findings.values());
    all.sort(ORDER);
    return List.copyOf(all);
  }
}
