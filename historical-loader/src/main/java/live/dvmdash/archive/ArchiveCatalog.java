package live.dvmdash.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The monthly archives: one file a month named {@code dvm_data_YYYY_mon.json}. Which months there
 * are is asked of the host, since it publishes no list.
 */
public final class ArchiveCatalog {

  /** Where the archives are published. */
  public static final URI DEFAULT_BASE =
      URI.create("https://dvmdashbucket.nyc3.cdn.digitaloceanspaces.com/");

  /** The months that may have an archive: the last of the 27 known is that of February 2025. */
  public static final MonthRange CANDIDATES =
      new MonthRange(YearMonth.of(2022, 12), YearMonth.of(2025, 2));

  private static final int PARALLEL_REQUESTS = 4;
  private static final int ATTEMPTS = 3;

  /**
   * An archive that the host offers.
   *
   * @param month the month it is named after; its events spill some hours over that month in UTC
   * @param uri where it is
   * @param bytes its size; -1 when the host does not say
   * @param etag what marks this version of it; null when the host does not say
   */
  public record Entry(YearMonth month, URI uri, long bytes, @Nullable String etag) {}

  private final ArchiveHttp http;
  private final Backoff backoff;
  private final URI base;

  /** Archives of a host, below an address that is taken for a directory with or without a slash. */
  public ArchiveCatalog(ArchiveHttp http, Backoff backoff, URI base) {
    this.http = http;
    this.backoff = backoff;
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
  }

  /** Where the archive of a month is, if there is one. */
  public URI uri(YearMonth month) {
    // Not by a formatter: locale data differ in how they abbreviate months.
    String name = month.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT);
    return base.resolve("dvm_data_%04d_%s.json".formatted(month.getYear(), name));
  }

  /**
   * The archives that the host offers, oldest first.
   *
   * @throws IOException when the host cannot be asked or does not answer clearly, with a sentence
   *     for people
   */
  public List<Entry> list() throws IOException, InterruptedException {
    return list(CANDIDATES);
  }

  /** The archives of some months that the host offers, oldest first; else as {@link #list()}. */
  public List<Entry> list(MonthRange months) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_REQUESTS);
    try {
      List<Future<Optional<Entry>>> answers = new ArrayList<>();
      for (YearMonth m = months.first(); months.contains(m); m = m.plusMonths(1)) {
        YearMonth month = m;
        answers.add(threads.submit(() -> ask(month)));
      }
      List<Entry> offered = new ArrayList<>();
      for (Future<Optional<Entry>> answer : answers) {
        answer.get().ifPresent(offered::add);
      }
      return List.copyOf(offered);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IOException("the list of archives cannot be had: " + cause.getMessage(), cause);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The newest archives that the host offers, at most so many, oldest first; else as {@link
   * #list()}.
   */
  public List<Entry> newest(int count) throws IOException, InterruptedException {
    List<Entry> all = list();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private Optional<Entry> ask(YearMonth month) throws IOException, InterruptedException {
    URI uri = uri(month);
    HttpResponse<Void> answer = http.send("HEAD", uri, Map.of(), BodyHandlers.discarding());
    for (int failed = 1; failed < ATTEMPTS && Backoff.isPassing(answer.statusCode()); failed++) {
      backoff.pause(failed, answer);
      answer = http.send("HEAD", uri, Map.of(), BodyHandlers.discarding());
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(entry(month, uri, answer));
      // Object stores that show no listing answer 403 for what they do not have.
      case 403, 404, 410 -> Optional.empty();
      default ->
          throw new IOException("%s answers with status %d".formatted(uri, answer.statusCode()));
    };
  }

  private static Entry entry(YearMonth month, URI uri, HttpResponse<?> answer) {
    return new Entry(
        month,
        uri,
        answer.headers().firstValueAsLong("Content-Length").orElse(-1),
        answer.headers().firstValue("ETag").orElse(null));
  }
}
