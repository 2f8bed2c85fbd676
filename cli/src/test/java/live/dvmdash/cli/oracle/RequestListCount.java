package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.query.RequestChoice;
import live.dvmdash.query.Scope;
import org.jspecify.annotations.Nullable;

/** The list of requests, made without any query. */
final class RequestListCount {

  private static final int MOST_WORDS = 200;

  private final JobIndex all;
  private final JobIndex jobs;
  private final OracleFilter filter;
  private final UnansweredCount silence;

  RequestListCount(ArchiveOracle oracle, OracleFilter filter) {
    this.all = new JobIndex(oracle.events());
    this.jobs = all.with(filter);
    this.filter = filter;
    this.silence = new UnansweredCount(jobs, new MoneyIndex(oracle.events()), 0);
  }

  /** The rows of the list, the newest request first. */
  List<Map<String, @Nullable Object>> rows(Scope scope, RequestChoice choice) {
    String text = choice.text();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    all.events().stream()
        .filter(event -> scope.contains(event.createdAt()))
        .filter(event -> JobIndex.isRequest(event.kind()))
        .filter(event -> filter.isNone() || filter.hasRequest(event, all, jobs))
        .filter(event -> !choice.unansweredOnly() || !jobs.isAnswered(event))
        .filter(event -> text == null || asksFor(event, text.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparingLong(OracleEvent::createdAt)
                .reversed()
                .thenComparing(OracleEvent::id))
        .limit(choice.atMost() == 0 ? Long.MAX_VALUE : choice.atMost())
        .forEach(event -> rows.add(row(event, choice.asOf())));
    return rows;
  }

  private Map<String, @Nullable Object> row(OracleEvent request, long asOf) {
    List<OracleEvent> results = jobs.resultsFor(request);
    boolean cancelled = silence.isCancelled(request);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", request.id());
    row.put("created_at", request.createdAt());
    row.put("age", Math.max(0, asOf - request.createdAt()));
    row.put("kind", (long) request.kind());
    row.put("name", KindNames.of(request.kind()));
    row.put("customer__pubkey", request.pubkey());
    row.put("customer__npub", Npub.of(request.pubkey()));
    row.put("customer__name", jobs.names().of(request.pubkey()));
    row.put(
        "state",
        !results.isEmpty() ? "answered" : cancelled ? "cancelled" : silence.reaction(request));
    row.put("dvms", results.stream().map(OracleEvent::pubkey).distinct().count());
    row.put("results", (long) results.size());
    row.put("status", lastStatus(request));
    row.put("cancelled", cancelled);
    row.put("encrypted", isEncrypted(request));
    row.put(
        "chained",
        request.tagsNamed("i").stream()
            .anyMatch(tag -> tag.size() > 2 && tag.get(2).equals("job")));
    String words = words(request);
    row.put("asked", words == null ? null : firstOf(words));
    return row;
  }

  private @Nullable String lastStatus(OracleEvent request) {
    return jobs.feedbackFor(request).stream()
        .max(Comparator.comparingLong(OracleEvent::createdAt).thenComparing(OracleEvent::id))
        .flatMap(feedback -> feedback.firstValue("status"))
        .orElse(null);
  }

  private static boolean isEncrypted(OracleEvent request) {
    return !request.tagsNamed("encrypted").isEmpty();
  }

  private static boolean asksFor(OracleEvent request, String text) {
    String words = words(request);
    return words != null && words.toLowerCase(Locale.ROOT).contains(text);
  }

  private static @Nullable String words(OracleEvent request) {
    List<String> words = new ArrayList<>();
    for (List<String> tag : request.tagsNamed("i")) {
      boolean job = tag.size() > 2 && tag.get(2).equals("job");
      if (tag.size() > 1 && !job) {
        words.add(tag.get(1));
      }
    }
    words.add(request.content());
    words.replaceAll(word -> word.replaceAll("^ +| +$", ""));
    words.removeIf(String::isEmpty);
    return isEncrypted(request) || words.isEmpty() ? null : String.join(" | ", words);
  }

  private static String firstOf(String words) {
    return words.codePointCount(0, words.length()) <= MOST_WORDS
        ? words
        : words.substring(0, words.offsetByCodePoints(0, MOST_WORDS));
  }
}
