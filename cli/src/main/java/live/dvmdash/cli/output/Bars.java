package live.dvmdash.cli.output;

import java.util.List;
import live.dvmdash.cli.output.html.BarChart;
import live.dvmdash.cli.output.html.BarChart.Bar;
import live.dvmdash.cli.output.html.BarChart.Length;
import live.dvmdash.cli.output.html.Chart;

/** How rows of a report become bars. */
final class Bars {

  /** As many rows as a chart shows. */
  static final int MOST = 12;

  private Bars() {}

  /**
   * A chart of the bars of a table's first rows; none when no bar has a length.
   *
   * @param title what it shows
   * @param legend the parts; none when there is a single one
   */
  static List<Chart> of(String title, TableValues values, List<Chart.Key> legend, List<Bar> bars) {
    boolean dwarfed = !bars.isEmpty() && BarChart.isDwarfed(bars);
    Length length = !dwarfed ? Length.AMOUNT : legend.isEmpty() ? Length.CUT : Length.SHARES;
    String whole = length == Length.SHARES ? title + ", in shares" : title;
    String note =
        length == Length.CUT ? "A bar with a break is longer than there is room for." : "";
    return chart(title(whole, values), legend, bars, length, note);
  }

  /** A chart of bars of one part; none when no bar has a length. */
  static List<Chart> of(String title, List<Bar> bars) {
    return of(title, bars, "");
  }

  /** The same with a note on how to read it. */
  static List<Chart> of(String title, List<Bar> bars, String note) {
    return chart(title, List.of(), bars, Length.AMOUNT, note);
  }

  private static List<Chart> chart(
      String title, List<Chart.Key> legend, List<Bar> bars, Length length, String note) {
    if (bars.stream().allMatch(bar -> bar.total() == 0)) {
      return List.of();
    }
    String said =
        String.join("; ", bars.stream().map(bar -> bar.label() + " " + bar.value()).toList());
    return List.of(new BarChart(title, title + ": " + said + ".", legend, bars, length, note));
  }

  /** How many rows of a table a chart shows. */
  static int shown(TableValues values) {
    return Math.min(MOST, values.size());
  }

  /** A title that says when a chart shows the first rows only. */
  static String title(String title, TableValues values) {
    return values.size() > MOST
        ? title + " (" + MOST + " of " + Figures.count(values.size()) + ")"
        : title;
  }

  /** A part of a whole in percent; neither nothing nor all when it is not. */
  static String share(double part, double whole) {
    if (whole == 0) {
      return Figures.NOTHING;
    }
    long percent = Math.round(part * 100 / whole);
    if (percent == 0 && part > 0) {
      return "<1 %";
    }
    return (percent == 100 && part < whole ? ">99" : Long.toString(percent)) + " %";
  }
}
