package live.dvmdash.cli.upkeep;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import picocli.CommandLine.Option;

/** The option that says which months go. */
final class BeforeOption {

  private static final String BEFORE = "--before";

  @Option(
      names = BEFORE,
      required = true,
      paramLabel = "MONTH",
      description = "The first UTC month that stays, such as 2025-01.")
  private String before = "";

  /**
   * The first month that stays.
   *
   * @throws Refusal when it is none, or one that is yet to come
   */
  YearMonth first(Console console) throws Refusal {
    YearMonth now = YearMonth.from(console.clock().instant().atOffset(ZoneOffset.UTC));
    try {
      YearMonth month = YearMonth.parse(before);
      if (!month.isAfter(now)) {
        return month;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw Refusal.value(
        BEFORE, BEFORE + " takes a month up to this one, such as " + now + ", not " + before);
  }
}
