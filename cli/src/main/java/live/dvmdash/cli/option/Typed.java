package live.dvmdash.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.BadReference;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.event.Nip19.HexDigits;
import live.dvmdash.event.Nip19.HexReference;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.event.Nip19.ProfileReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What people type: ids, keys, times, options. */
public final class Typed {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd]?)");

  private static final Pattern INVOICE =
      Pattern.compile("(?:lightning:)?(lnbc[0-9a-z]+)", Pattern.CASE_INSENSITIVE);

  private static final String KEYS = "a key as npub1…, nprofile1… or 64 hex digits";
  private static final String IDS = "an id as note1…, nevent1… or 64 hex digits";

  private Typed() {}

  /** A length of time such as 90 (seconds), 90s, 5m, 2h or 3d. */
  public static Duration duration(String option, String text) throws Refusal {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw Refusal.value(option, option + " takes a time such as 90s, 5m or 1h, not " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** As {@link #duration}, of at least a second. */
  public static Duration lasting(String option, String text) throws Refusal {
    Duration time = duration(option, text);
    if (time.isZero()) {
      throw Refusal.value(option, option + " takes a time of at least a second, not " + text);
    }
    return time;
  }

  /** A moment: a date, which is its first second in UTC, a date and time, or epoch seconds. */
  public static long moment(String option, String text) throws Refusal {
    try {
      if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Long.parseLong(text);
      }
      return text.contains("T")
          ? Instant.parse(text).getEpochSecond()
          : LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException e) {
      throw Refusal.usage(
          option
              + " takes a date such as 2025-02-01, a time such as 2025-02-01T12:00:00Z, or epoch"
              + " seconds, not "
              + text);
    }
  }

  /** Whether the name of a file to be written has an ending, which says what it is to hold. */
  public static boolean hasEnding(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && dot < name.length() - 1;
  }

  /** Whether an option was typed, rather than set in the environment or the settings file. */
  public static boolean isTyped(CommandSpec command, String option) {
    ParseResult parsed = command.commandLine().getParseResult();
    return parsed != null && parsed.hasMatchedOption(option);
  }

  /**
   * Checks that nothing was typed between the names of a command and of one below it, where the
   * latter would not see it.
   *
   * @throws Refusal when something was
   */
  public static void onlyBehind(CommandSpec command) throws Refusal {
    CommandSpec parent = command.parent();
    if (parent != null) {
      for (OptionSpec option : parent.options()) {
        if (isTyped(parent, option.longestName())) {
          throw Refusal.usage(
              option.longestName()
                  + " belongs behind "
                  + command.qualifiedName()
                  + ": type it there");
        }
      }
    }
  }

  /** The key that was typed as npub, nprofile or hex. */
  public static Bytes32 pubkey(String option, String text) throws Refusal {
    return switch (reference(option, text, KEYS)) {
      case ProfileReference profile -> profile.pubkey();
      case HexReference hex -> hex.value();
      case EventReference event -> throw Refusal.usage(option + " takes " + KEYS + ", no event");
      case IdPrefix prefix -> throw tooShort(option, KEYS, prefix);
    };
  }

  /** The key that was typed as npub, nprofile or hex, or its first 8 hex digits or more. */
  public static HexDigits pubkeyOrPrefix(String option, String text) throws Refusal {
    return reference(option, text, KEYS) instanceof IdPrefix prefix
        ? prefix
        : new HexReference(pubkey(option, text));
  }

  /** The id that was typed as note, nevent or hex. */
  public static Bytes32 eventId(String option, String text) throws Refusal {
    return switch (reference(option, text, IDS)) {
      case EventReference event -> event.id();
      case HexReference hex -> hex.value();
      case ProfileReference profile -> throw Refusal.usage(option + " takes " + IDS + ", no key");
      case IdPrefix prefix -> throw tooShort(option, IDS, prefix);
    };
  }

  /**
   * The Lightning invoice that was typed, as events carry it: in lower case and without {@code
   * lightning:}; null when it is something else.
   */
  public static @Nullable String invoice(String text) {
    Matcher matcher = INVOICE.matcher(text);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
  }

  private static Refusal tooShort(String option, String wanted, IdPrefix prefix) {
    return Refusal.usage(
        "%s takes %s, and no part of them: %d digits are too few"
            .formatted(option, wanted, prefix.hex().length()));
  }

  private static Nip19.Reference reference(String option, String text, String wanted)
      throws Refusal {
    try {
      return Nip19.parse(text);
    } catch (BadReference e) {
      throw Refusal.usage(
          option + ": " + e.why() + (e.isOfAnotherForm() ? ": it takes " + wanted : ""));
    }
  }

  /** Anything that NIP-19 can spell. */
  public static Nip19.Reference reference(String text) throws Refusal {
    try {
      return Nip19.parse(text);
    } catch (BadReference e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }
}
