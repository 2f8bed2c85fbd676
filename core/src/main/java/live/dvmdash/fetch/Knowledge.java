package live.dvmdash.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.Lake;
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
    try (Database database = open()) {
      KnownJobs known = new KnownJobs(database);
      for (Map.Entry<Integer, List<Bytes32>> ofKind : known.authors(time).entrySet()) {
        ofKind.getValue().forEach(author -> authors.add(ofKind.getKey(), author));
      }
      return new JobKinds(means.kinds(), known.kinds());
    }
  }

  /** Names the heartbeats that the lake has of a time. */
  void heartbeats(Interval time, KnownJobs.HeartbeatSink sink) throws IOException {
    try (Database database = open()) {
      new KnownJobs(database).heartbeats(time, sink);
    }
  }

  /** What surrounds the jobs that the lake has now. */
  ContextPlan context(FetchOrder order) throws IOException {
    try (Database database = open()) {
      return new ContextPlan(
          order,
          new KnownJobs(database),
          means.clock().instant().getEpochSecond(),
          Fetch.newest(means.clock()));
    }
  }

  private Database open() throws IOException {
    Database database = means.engine().open(lake.snapshot());
    new Vocabulary(database, means.kinds()).defineStored();
    return database;
  }
}
