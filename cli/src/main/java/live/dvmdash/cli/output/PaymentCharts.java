package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.html.BarChart.Bar;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.report.Table;

/** Charts of the way of the money. */
final class PaymentCharts {

  private static final String PAID = "paid_msat";
  private static final String VERDICT = "paid_msat_by_verdict__";

  private static final String FUNNEL_NOTE =
      "Bars are numbers of events: one huge invoice, which costs nothing to write, weighs no more"
          + " than others. The sums beside them are what invoices say. Receipts linked to no job"
          + " count as receipts, and their amounts nowhere.";

  private PaymentCharts() {}

  /** The charts of a table with the columns of payments; none of another. */
  static List<Chart> of(TableValues values) {
    if (!values.has(PAID)) {
      return List.of();
    }
    return values.table().shape() == Table.Shape.OBJECT ? whole(values) : rows(values);
  }

  private static List<Chart> whole(TableValues values) {
    List<Chart> charts = new ArrayList<>(funnel(values));
    List<Bar> verdicts = new ArrayList<>();
    for (Table.Column column : values.table().columns()) {
      if (column.name().startsWith(VERDICT)) {
        verdicts.add(
            new Bar(
                Label.leaf(column),
                List.of((double) values.count(0, column.name())),
                values.text(0, column.name()) + " sats"));
      }
    }
    charts.addAll(Bars.of("Paid, by what the receipt shows", verdicts));
    return charts;
  }

  /** From asking to the result. Some steps may be longer than the one before: many only ask. */
  private static List<Chart> funnel(TableValues values) {
    if (!values.hasAll(List.of("payment_requests", "invoices", "receipts", "paid_requests"))) {
      return List.of();
    }
    long linked = values.count(0, "receipts_via_bolt11") + values.count(0, "receipts_via_e");
    List<Bar> bars =
        List.of(
            step("asked", values.count(0, "payment_requests"), values, "asked_msat"),
            step("invoices", values.count(0, "invoices"), values, "invoiced_msat"),
            step("receipts", values.count(0, "receipts"), values, ""),
            step("linked to a job", linked, values, PAID),
            step("requests with a receipt", values.count(0, "paid_requests"), values, ""),
            step("and with a result", values.count(0, "paid_requests_answered"), values, ""));
    String title = "From asking over the receipt to the result";
    return Bars.of(title, bars, FUNNEL_NOTE);
  }

  private static Bar step(String label, long count, TableValues values, String sum) {
    String counted = Figures.count(count);
    return new Bar(
        label,
        List.of((double) count),
        sum.isEmpty() ? counted : counted + " · " + values.text(0, sum) + " sats");
  }

  private static List<Chart> rows(TableValues values) {
    List<Bar> bars = new ArrayList<>();
    for (int row = 0; row < Bars.shown(values); row++) {
      double msat = values.count(row, PAID);
      if (msat > 0) {
        bars.add(new Bar(values.name(row), List.of(msat), values.text(row, PAID) + " sats"));
      }
    }
    return Bars.of("Paid", values, List.of(), bars);
  }
}
