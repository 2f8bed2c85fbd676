package live.dvmdash.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;

/** Values as people read them: rounded, grouped, in sats, in UTC. The same under every locale. */
public final class Figures {

  /** What stands where there is no value. */
  public static final String NOTHING = "–";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The last second of the year 9999; authors claim any number as {@code created_at}. */
  private static final long LAST_DATE = 253_402_300_799L;

  private static final int MSAT_DIGITS = 3;

  private static final int KEY_HEAD = 8;

  private static final int NPUB_HEAD = 10;
  private static final int KEY_TAIL = 4;

  private Figures() {}

  /** A value as text, on one line and safe for a terminal; {@link #NOTHING} when there is none. */
  static String text(@Nullable Object value, Table.Column column, Style style) {
    String text =
        switch (value) {
          case null -> "";
          case Double number when column.name().contains("_per_") -> decimal("%.2f", number);
          case Double number -> decimal("%.1f %%", number * 100);
          case Long number -> ofLong(number, column.unit());
          case Boolean flag -> flag ? "yes" : "no";
          case List<?> values -> ofList(values);
          case Object other when column.unit() == Unit.KEY && style.shortenIds() ->
              shortened(SafeText.oneLine(other.toString()), column);
          case Object other -> SafeText.oneLine(other.toString());
        };
    return text.isEmpty() ? NOTHING : text;
  }

  /** A moment to the minute, without the zone, which is UTC. */
  public static String moment(long epochSecond) {
    if (epochSecond < 0 || epochSecond > LAST_DATE) {
      return Long.toString(epochSecond);
    }
    return MINUTE.format(Instant.ofEpochSecond(epochSecond));
  }

  /** A moment to the second, likewise. */
  public static String second(long epochSecond) {
    if (epochSecond < 0 || epochSecond > LAST_DATE) {
      return Long.toString(epochSecond);
    }
    return SECOND.format(Instant.ofEpochSecond(epochSecond));
  }

  /** A number with its thousands apart. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String ofLong(long number, Unit unit) {
    return switch (unit) {
      case EPOCH -> moment(number);
      case SECONDS -> duration(number);
      case MSAT -> sats(number);
      case KIND -> Long.toString(number);
      case COUNT, RATIO, KEY, LIST, TEXT -> count(number);
    };
  }

  private static String ofList(List<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(SafeText.oneLine(value.toString()));
    }
    return String.join(" ", texts);
  }

  /** The two largest units of a duration, the smaller only when it is not zero. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return pair(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
    }
    return pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String text = count(large) + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }

  /** Millisats in sats, with thousands apart and without zeros at the end. */
  static String sats(long msat) {
    BigDecimal sats = BigDecimal.valueOf(msat, MSAT_DIGITS).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, sats.scale()) + "f", sats);
  }

  /** Millisats in sats with their name. */
  public static String amount(long msat) {
    String sats = sats(msat);
    return sats.equals("1") ? "1 sat" : sats + " sats";
  }

  private static String decimal(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  /** Of an id of an event its first digits, by which commands know it; else as below. */
  private static String shortened(String key, Table.Column column) {
    boolean isId = column.name().equals("id") && Bytes32.parse(key) != null;
    return isId ? key.substring(0, Nip19.SHORTEST_PREFIX) : shortened(key);
  }

  /** A key without its middle. */
  public static String shortened(String key) {
    int head = key.startsWith("npub1") ? NPUB_HEAD : KEY_HEAD;
    if (key.length() <= head + KEY_TAIL + 1) {
      return key;
    }
    return key.substring(0, head) + "…" + key.substring(key.length() - KEY_TAIL);
  }
}
