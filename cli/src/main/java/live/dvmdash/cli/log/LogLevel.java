package live.dvmdash.cli.log;

import java.util.Locale;

/** How much a line of a log matters. */
public enum LogLevel {
  /** What happens. */
  INFO,
  /** Something that a person may want to look into. */
  WARNING,
  /** Why a run did not do what it was to do. */
  ERROR;

  /** The word that stands in the log. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
