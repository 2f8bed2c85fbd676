package live.dvmdash.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes one archive, in the format of the real ones: a JSON array as {@code json.dump(indent=2)}
 * of Python writes it, ASCII only, without a final newline, nearly in order of time.
 *
 * <p>Threads tell stories, that is create, sign and spell their elements; the calling thread puts
 * the elements in order and writes them. What is ready and not yet written is bounded by the
 * stories under way and by the answers that come late, not by the size of the archive.
 */
public final class ArchiveGenerator {

  private static final int STORIES_PER_TASK = 128;
  private static final int TASKS_PER_THREAD = 4;

  private final GeneratorOptions options;
  private final Storyboard before;
  private final Storyboard current;

  /** A generator that makes the archive of these options as often as it is asked to. */
  public ArchiveGenerator(GeneratorOptions options) {
    this.options = options;
    Cast cast = new Cast(options.seed(), options.events());
    Playbook playbook = new Playbook(cast);
    before =
        new Storyboard(
            options.seed(), options.events(), options.month().minusMonths(1), cast, playbook);
    current = new Storyboard(options.seed(), options.events(), options.month(), cast, playbook);
  }

  /**
   * Writes the archive. The stream is flushed and left open.
   *
   * @throws IOException when the stream fails
   * @throws InterruptedException when the thread is interrupted; a part may have been written
   */
  public ArchiveSummary writeTo(OutputStream out) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(options.threads());
    try {
      Writing writing = new Writing(out);
      tell(threads, writing);
      return writing.finish();
    } finally {
      threads.shutdownNow();
    }
  }

  private void tell(ExecutorService threads, Writing writing)
      throws IOException, InterruptedException {
    int first = before.firstUnfinished() - before.stories();
    Queue<Future<List<Element>>> tasks = new ArrayDeque<>();
    int next = first;
    int told = first;
    while (told < current.stories()) {
      while (next < current.stories() && tasks.size() < TASKS_PER_THREAD * options.threads()) {
        int from = next;
        int to = Math.min(current.stories(), from + STORIES_PER_TASK);
        tasks.add(threads.submit(() -> tell(from, to)));
        next = to;
      }
      writing.add(result(tasks.remove()));
      told = Math.min(current.stories(), told + STORIES_PER_TASK);
      writing.writeUntil(begin(told) - Storyboard.EARLIEST_ELEMENT);
    }
  }

  /** Tells stories; those with negative numbers began in the month before. */
  private List<Element> tell(int from, int to) {
    List<Element> elements = new ArrayList<>(STORIES_PER_TASK * 4);
    for (int story = from; story < to; story++) {
      List<Element> told =
          story < 0 ? before.tell(before.stories() + story, story) : current.tell(story, story);
      for (Element element : told) {
        if (current.window().contains(element.at())) {
          elements.add(element);
        }
      }
    }
    return elements;
  }

  private long begin(int story) {
    return story < 0 ? before.begin(before.stories() + story) : current.begin(story);
  }

  private static List<Element> result(Future<List<Element>> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a story could not be told", e.getCause());
    }
  }

  /** The archive so far: what is written, and what waits for its time. */
  private static final class Writing {

    private final OutputStream out;
    private final PriorityQueue<Element> waiting = new PriorityQueue<>();
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private long written;

    Writing(OutputStream out) {
      this.out = out;
    }

    void add(List<Element> elements) {
      waiting.addAll(elements);
    }

    void writeUntil(long time) throws IOException {
      Element element = waiting.peek();
      while (element != null && element.at() < time) {
        write(waiting.remove());
        element = waiting.peek();
      }
    }

    private void write(Element element) throws IOException {
      ascii(written == 0 ? "[\n" : ",\n");
      ascii(element.json());
      counts.merge(element.fate(), 1L, Long::sum);
      written++;
    }

    ArchiveSummary finish() throws IOException {
      writeUntil(Long.MAX_VALUE);
      ascii(written == 0 ? "[]" : "\n]");
      out.flush();
      return new ArchiveSummary(
          written,
          count(Fate.VALID) + count(Fate.DUPLICATE),
          count(Fate.DUPLICATE),
          count(Fate.MALFORMED),
          count(Fate.BAD_ID),
          count(Fate.BAD_SIGNATURE));
    }

    private long count(Fate fate) {
      return counts.getOrDefault(fate, 0L);
    }

    private void ascii(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
