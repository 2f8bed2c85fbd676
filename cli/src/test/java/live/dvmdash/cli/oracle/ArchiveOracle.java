package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.cli.oracle.KnowledgeCount.ReadSource;

/** Counts files as a load has to, in the order in which they come, and holds what is known then. */
final class ArchiveOracle {

  private static final long END_OF_CALENDAR =
      Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  private final List<SourceCounts> sources = new ArrayList<>();
  private final List<KnownSpan> spans = new ArrayList<>();
  private final List<ReadSource> read = new ArrayList<>();
  private final Map<String, OracleEvent> events = new LinkedHashMap<>();

  static ArchiveOracle of(List<Path> files) throws IOException {
    ArchiveOracle oracle = new ArchiveOracle();
    for (Path file : files) {
      oracle.add(String.valueOf(file.getFileName()), SourceFile.read(file));
    }
    return oracle;
  }

  /** The counts of each file, in the order of the files. */
  List<SourceCounts> sources() {
    return List.copyOf(sources);
  }

  SourceCounts total() {
    return sources.stream().reduce(SourceCounts.NONE, SourceCounts::plus);
  }

  /** How many events came to be known of each UTC month that a calendar holds, YYYY-MM. */
  Map<String, Long> addedByMonth() {
    return events.values().stream()
        .filter(event -> event.createdAt() < END_OF_CALENDAR)
        .map(event -> Instant.ofEpochSecond(event.createdAt()).toString().substring(0, 7))
        .collect(Collectors.groupingBy(month -> month, Collectors.counting()));
  }

  /** Every valid event, once. */
  Collection<OracleEvent> events() {
    return events.values();
  }

  /** What a report of this scope has to say. */
  OracleReports reports(long since, long until, OracleFilter filter) {
    JobIndex all = new JobIndex(events.values());
    JobIndex jobs = all.with(filter);
    MoneyIndex money =
        filter.isNone()
            ? new MoneyIndex(events.values())
            : MoneyIndex.of(events.values(), event -> filter.passes(event, all, jobs));
    KnowledgeCount knowledge = new KnowledgeCount(read, events.values());
    UnansweredCount unanswered = new UnansweredCount(jobs, money, knowledge.end(END_OF_CALENDAR));
    return new OracleReports(all, unanswered, knowledge, spans, since, until, filter);
  }

  private void add(String name, SourceFile source) {
    Map<String, Set<JsonNode>> refused = new HashMap<>();
    Map<String, Integer> verdicts = new HashMap<>();
    List<OracleEvent> valid = new ArrayList<>();
    int duplicates = 0;
    for (JsonNode element : source.elements()) {
      String verdict = ElementCheck.verdict(element);
      verdicts.merge(verdict, 1, Integer::sum);
      if (verdict.equals(ElementCheck.VALID)) {
        OracleEvent event = ElementCheck.event(element);
        valid.add(event);
        if (events.putIfAbsent(event.id(), event) != null) {
          duplicates++;
        }
      } else {
        refused.computeIfAbsent(verdict, unused -> new HashSet<>()).add(element);
      }
    }
    sources.add(
        new SourceCounts(
            source.elements().size(),
            valid.size(),
            valid.size() - duplicates,
            duplicates,
            verdicts.getOrDefault(ElementCheck.MALFORMED, 0),
            verdicts.getOrDefault(ElementCheck.BAD_ID, 0),
            verdicts.getOrDefault(ElementCheck.BAD_SIGNATURE, 0)));
    Optional<KnownSpan> enclosed = source.archive() ? KnownSpan.of(valid) : Optional.empty();
    enclosed.ifPresent(spans::add);
    Optional<KnownSpan> span = enclosed.or(() -> KnownSpan.ofAll(valid));
    read.add(new ReadSource(name, enclosed.isPresent(), span, refused));
  }
}
