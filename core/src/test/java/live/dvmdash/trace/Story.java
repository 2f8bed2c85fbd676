package live.dvmdash.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signature;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Tally;
import live.dvmdash.query.Database;

/**
 * Events by name, written to a lake as if they had been checked. An id is the hash of a name and
 * not of the event, so that events can refer to each other in circles.
 */
final class Story {

  /** 3 February 2025, 14:00 UTC. */
  static final long START = 1_738_591_200L;

  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  private final List<Event> events = new ArrayList<>();

  /** The id or pubkey of that name. */
  static Bytes32 key(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Bytes32 key = Bytes32.of(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
      NAMES.put(key.hex(), name);
      return key;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a name to something that is no id and no pubkey. */
  static void call(String something, String name) {
    NAMES.put(something, name);
  }

  static List<String> e(String target) {
    return List.of("e", key(target).hex());
  }

  static List<String> p(String pubkey) {
    return List.of("p", key(pubkey).hex());
  }

  static List<String> job(String input) {
    return List.of("i", key(input).hex(), "job");
  }

  /** Adds an event; {@code at} is in seconds after {@link #START}. */
  @SafeVarargs
  final Story event(
      String name, String author, long at, int kind, String content, List<String>... tags) {
    List<List<String>> kept = new ArrayList<>();
    for (List<String> tag : tags) {
      kept.add(tag);
    }
    events.add(
        new Event(
            key(name),
            key(author),
            START + at,
            kind,
            kept,
            content,
            Signature.of(new byte[Signature.LENGTH])));
    return this;
  }

  @SafeVarargs
  final Story request(String name, String author, long at, List<String>... tags) {
    return event(name, author, at, 5050, "", tags);
  }

  Story result(String name, String author, long at, String target) {
    return event(name, author, at, 6050, "done", e(target));
  }

  Story feedback(String name, String author, long at, String target, String status) {
    return event(name, author, at, 7000, "", e(target), List.of("status", status));
  }

  /** The name that {@link #key} was asked for, behind its hex. */
  static String name(String hex) {
    return NAMES.getOrDefault(hex, hex);
  }

  /** Asks for the trace of an event; the lake is made in {@code directory}. */
  Trace trace(Path directory, String asked) throws IOException, NotFound {
    try (Database database = database(directory)) {
      return Tracer.over(database, KindTable.defaults()).trace(key(asked));
    }
  }

  /** An engine over a new lake with the events. */
  Database database(Path directory) throws IOException {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    Derivation derivation = new Derivation((id, pubkey, sig) -> true);
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ofSeconds(5))) {
      for (Event event : events) {
        writer.add(derivation.of(event), new Tally());
      }
      writer.commit();
    }
    return Database.open(lake.snapshot(), 2, directory);
  }
}
