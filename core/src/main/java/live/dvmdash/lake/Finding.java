package live.dvmdash.lake;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a lake that should not be so. A file has at most one finding of each kind, however
 * many events it is about.
 *
 * @param kind what
 * @param where the file or folder, an absolute path
 * @param count how many events it is about; 0 when it is about the whole file
 * @param detail the first of them, or the reason; null when there is nothing to add
 */
public record Finding(Kind kind, Path where, long count, @Nullable String detail) {

  /** What may be wrong with a lake. */
  public enum Kind {
    /** {@code events} does not point to a snapshot. */
    BAD_LINK("no link to a snapshot", "--repair points it to the newest"),
    /** A newer program wrote the file. */
    NEWER_FILE("written by a newer dvmdash", "update this one"),
    /** A file of events that cannot be read, or not to its end. */
    UNREADABLE_FILE(
        "cannot be read",
        "restore it from a backup; or --repair keeps what can be read and sets the file aside, then"
            + " load its month again"),
    /** A file of events in which everything can be read, but with other bytes than were written. */
    CHANGED_FILE(
        "not the bytes that were written",
        "restore it from a backup; or --repair writes what is genuine in it anew and sets the file"
            + " aside"),
    /** The id of an event is not the hash of its other fields. */
    BAD_ID("with an id that is not the hash of the other fields", "--repair moves to quarantine"),
    /** The signature of an event is not its author's. */
    BAD_SIGNATURE(
        "with a signature that is not the author's, perhaps loaded with --trust-signatures",
        "--repair moves to quarantine"),
    /** An event is there twice. */
    REPEATED_ID("that are in the lake already", "--repair keeps one of each"),
    /** An event is not in the month of its {@code created_at}. */
    MISPLACED("of another month", "--repair moves them there"),
    /** An event comes after one that is younger. */
    UNORDERED("not in the order of time", "--repair sorts them"),
    /** A derived column is not what follows from the event. */
    STALE_COLUMNS("with derived columns that do not follow from them", "--repair derives again"),
    /** The index of a file is missing or says something else than the file. */
    BAD_INDEX("index missing or not of its file", "--repair writes it again"),
    /** A file or folder of somebody's beside those of the lake, which nothing reads. */
    BESIDE("no part of the lake", "harmless, and left alone"),
    /** What no version of the program has put into a folder of the lake. */
    FOREIGN("no part of a lake", "remove it, or --repair sets it aside"),
    /** A file of the quarantine, of sources, relays, fetches or sightings that cannot be read. */
    UNREADABLE_RECORD("cannot be read", "remove it, or --repair sets it aside"),
    /** What a run left behind that was cut off; does no harm. */
    LEFTOVER("left by a run that was cut off", "harmless; --repair removes it");

    private final String what;
    private final String advice;

    Kind(String what, String advice) {
      this.what = what;
      this.advice = advice;
    }

    /** The name in JSON, for example {@code bad_id}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What to do about it. */
    public String advice() {
      return advice;
    }

    /** Whether the lake is sound in spite of it. */
    public boolean isHarmless() {
      return this == LEFTOVER || this == BESIDE;
    }

    /** Whether a repair does anything about it. */
    public boolean isMendable() {
      return this != BESIDE;
    }

    /** Whether the files of its month are to be written anew. */
    boolean concernsEvents() {
      return switch (this) {
        case UNREADABLE_FILE,
            CHANGED_FILE,
            BAD_ID,
            BAD_SIGNATURE,
            REPEATED_ID,
            MISPLACED,
            UNORDERED,
            STALE_COLUMNS ->
            true;
        default -> false;
      };
    }

    /** Whether a file of events is not what the program wrote, and worth to be looked into. */
    boolean damagesFile() {
      return this == UNREADABLE_FILE || this == CHANGED_FILE;
    }
  }

  /** What was found, in words. */
  public String what() {
    StringBuilder words = new StringBuilder();
    if (count > 0) {
      words.append(String.format(Locale.ROOT, "%,d %s ", count, count == 1 ? "event" : "events"));
    }
    words.append(kind.what);
    if (detail != null) {
      words.append(count > 0 ? ", the first: " : ": ").append(detail);
    }
    return words.toString();
  }
}
