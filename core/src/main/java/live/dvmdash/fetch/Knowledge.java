package live.dvmdash.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;
import live.dvmdash.query.KnownJobs;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.span.Interval;

/** What the lake can say about what to ask for, at the moment of asking. */
final class Knowledge {

  private final Lake lake;
  private final Fetch.Means means;

  Knowledge(Lake lake, Fetch.Means means) {
    this.lake = lake;
    this.means = means;
  }

  /** Receives authors. */
  @FunctionalInterface
  interface AuthorSink {
    void add(int kind, Bytes32 author);
  }

  /** The kinds of jobs; names those who took part in some of a time by the way. */
  JobKinds kinds(Interval time, AuthorSink authors) throws IOException {
    return ask(known -> {
      for (Map.Entry<Integer, List<Bytes32>> ofKind : known.authors(time).entrySet()) {
        ofKind.getValue().forEach(author -> authors.add(ofKind.getKey(), author));
      }
      return new JobKinds(means.kinds(), known.kinds());
    });
  }

  /** Names the heartbeats that the lake has of a time. */
  void heartbeats(Interval time, KnownJobs.HeartbeatSink sink) throws IOException {
    ask(known -> {
      known.heartbeats(time, sink);
      return known;
    });
  }

  /** What surrounds the jobs that the lake has now. */
  ContextPlan context(FetchOrder order) throws IOException {
    return ask(known ->
        new ContextPlan(
            order, known, means.clock().instant().getEpochSecond(), Fetch.newest(means.clock())));
  }

  /** What is to be known; may be asked again from its beginning. */
  @FunctionalInterface
  private interface Question<T> {
    T of(KnownJobs known) throws IOException;
  }

  /**
   * Asks without the files that prove to be damaged: what relays give now is not to be missed for
   * the sake of an old month. Nothing is added to a month of which a file is damaged.
   */
  private <T> T ask(Question<T> question) throws IOException {
    Set<Path> damaged = new HashSet<>();
    while (true) {
      Snapshot snapshot = lake.snapshot().without(damaged);
      try (Database database = means.engine().open(snapshot)) {
        new Vocabulary(database, means.kinds()).defineStored();
        return question.of(new KnownJobs(database));
      } catch (LakeException.Damaged e) {
        if (!damaged.add(e.file().getFileName())) {
          throw e;
        }
      }
    }
  }
}
