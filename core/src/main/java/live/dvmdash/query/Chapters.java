package live.dvmdash.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.KindTable;
import org.jspecify.annotations.Nullable;

/** Defines the chapters of the vocabulary, over the jobs of a scope that are defined already. */
public final class Chapters {

  /** Later times are mistakes, mostly milliseconds. */
  private static final long END_OF_YEAR_9999 = 253_402_300_800L;

  private final Database database;
  private final KindTable kinds;
  private final LakeKnowledge lake;

  /** Over an engine in which {@link Vocabulary#defineJobs} defined the jobs. */
  public Chapters(Database database, KindTable kinds, LakeKnowledge lake) {
    this.database = database;
    this.kinds = kinds;
    this.lake = lake;
  }

  /** Defines what is wanted. */
  public void define(Set<Chapter> wanted, Scope scope, Coverage coverage) throws IOException {
    if (wanted.isEmpty()) {
      return;
    }
    Vocabulary vocabulary = new Vocabulary(database, kinds);
    Map<String, String> numbers = vocabulary.numbers(scope);
    numbers.put("wanted", scope.filter().isEmpty() ? "true" : "id IN (SELECT id FROM wanted)");
    numbers.putAll(scope.filter().conditions());
    if (wanted.contains(Chapter.HISTORY) || wanted.contains(Chapter.ANNOUNCEMENTS)) {
      long end = Math.min(end(scope, scope.until()), scope.until() - 1);
      database.execute("CREATE TEMP VIEW data_end AS SELECT CAST(" + end + " AS BIGINT) AS at");
    }
    if (wanted.contains(Chapter.RECEIPTS)
        || wanted.contains(Chapter.SILENCE)
        || wanted.contains(Chapter.PAYMENTS)) {
      defineMoney(wanted, scope, numbers);
    }
    if (wanted.contains(Chapter.HISTORY)) {
      vocabulary.run("history.duckdb.sql", numbers);
      new Months(database, kinds, lake).define(scope);
    }
    if (wanted.contains(Chapter.ANNOUNCEMENTS)) {
      vocabulary.run("announcements.duckdb.sql", numbers);
    }
    if (wanted.contains(Chapter.SUBJECT)) {
      vocabulary.run("subject.duckdb.sql", numbers);
    }
    if (wanted.contains(Chapter.REQUESTS)) {
      vocabulary.run("requests.duckdb.sql", numbers);
    }
    if (wanted.contains(Chapter.TAGS)) {
      vocabulary.run("tags.duckdb.sql", numbers);
    }
    if (wanted.contains(Chapter.ADDRESSES)) {
      vocabulary.run("addresses.duckdb.sql", numbers);
      fillAddresses();
    }
    if (wanted.contains(Chapter.KNOWLEDGE)) {
      new Completeness(database, kinds, lake, scope).define(coverage);
    }
  }

  private void defineMoney(Set<Chapter> wanted, Scope scope, Map<String, String> numbers)
      throws IOException {
    Vocabulary vocabulary = new Vocabulary(database, kinds);
    vocabulary.run("zaps.duckdb.sql", numbers);
    vocabulary.run("receipts.duckdb.sql", numbers);
    if (!scope.filter().isEmpty()) {
      database.execute(
          "DELETE FROM stored_receipts"
              + " WHERE event_id IS NULL OR event_id NOT IN (SELECT id FROM wanted)");
    }
    if (wanted.contains(Chapter.SILENCE)) {
      Silence silence = new Silence(database, lake.horizon());
      numbers.put("end", Long.toString(end(scope, Long.MAX_VALUE)));
      vocabulary.run("silence.duckdb.sql", numbers);
      silence.fillWindows();
      vocabulary.run("unanswered.duckdb.sql", numbers);
    }
    if (wanted.contains(Chapter.PAYMENTS)) {
      vocabulary.run("payments.duckdb.sql", numbers);
    }
  }

  private void fillAddresses() throws IOException {
    for (List<@Nullable Object> row :
        database.query("SELECT DISTINCT address FROM named_addresses ORDER BY address").values()) {
      if (row.get(0) instanceof String address) {
        String relay = lake.normaliser().apply(address);
        if (relay != null) {
          database.update("INSERT INTO relay_addresses VALUES (?, ?)", address, relay);
        }
      }
    }
  }

  /**
   * When the data ends: with the newest event, or later when relays were asked for what came after.
   * Filters do not move it, nor do times that no source knows of or that are before Nostr.
   *
   * @param bound events of this second and later ones do not count
   */
  private long end(Scope scope, long bound) throws IOException {
    String events = scope.filter().isEmpty() ? "stored" : "all_stored";
    String newest = "SELECT max(created_at) FROM " + events + " WHERE created_at BETWEEN ? AND ?";
    Horizon horizon = lake.horizon();
    long latest = Math.min(Math.min(bound, END_OF_YEAR_9999) - 1, horizon.lastBelieved());
    Object last = database.query(newest, Scope.BEGINNING, latest).values().get(0).get(0);
    return Math.max(last instanceof Long time ? time : 0, horizon.lastAsked());
  }
}
