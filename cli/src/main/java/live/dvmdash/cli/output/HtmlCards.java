package live.dvmdash.cli.output;

import java.util.Locale;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** The few figures of an overview that most readers come for, and how they changed. */
final class HtmlCards {

  /** Differences below this, relative or in points, are no change. */
  private static final double STILL = 0.0005;

  /** Differences from here on, relative or in points, are called better or worse. */
  private static final double NOTABLE = 0.01;

  private static final String RATE = "response_rate";
  private static final String TIME = "response_time__p50";

  private final Markup page;
  private final TableValues now;
  private final HtmlTerms terms;
  private final Comparison comparison;

  private HtmlCards(Markup page, Table overview, HtmlTerms terms, Comparison comparison) {
    this.page = page;
    this.now = new TableValues(overview);
    this.terms = terms;
    this.comparison = comparison;
  }

  /** Whether a table is one that cards are made from. */
  static boolean suit(Table table) {
    return table.name().equals("overview");
  }

  /** Adds the cards. */
  static void write(Markup page, Table overview, HtmlTerms terms, Document document) {
    Comparison comparison = Comparison.of(document);
    new HtmlCards(page, overview, terms, comparison).cards();
    if (!comparison.sentence().isEmpty()) {
      page.element("p", comparison.sentence(), "class", "against").line();
    }
  }

  private void cards() {
    page.open("ul", "class", "cards").line();
    card("requests", "Requests", "", "for " + of("kinds", "kind"));
    card(RATE, "Response rate", "", now.text(0, "answered") + " requests answered");
    card(
        TIME,
        "Median response time",
        "",
        now.at(0, TIME) == null
            ? ""
            : "p90 "
                + now.text(0, "response_time__p90")
                + " · p99 "
                + now.text(0, "response_time__p99"));
    card(
        "dvms", "DVMs", "", of("results", "result") + ", " + now.text(0, "feedback") + " feedback");
    card("users", "Customers", "", said("top_customer_share", " of requests by the busiest"));
    card("results", "Results", "", said("results_per_request", " per request"));
    card(
        firstKnown("popular_kind__name", "popular_kind__kind"),
        "Most asked for",
        "words",
        said("popular_kind__share", " of requests"));
    card(
        firstKnown("popular_dvm__name", "popular_dvm__npub"),
        "Busiest DVM",
        "words",
        said("popular_dvm__share", " of results"));
    page.closeLine();
  }

  private void card(String column, String label, String look, String beside) {
    if (!now.has(column)) {
      return;
    }
    Table.Column defined =
        now.table().columns().stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow();
    page.open("li").open("span", "class", "label");
    terms.link(page, defined, label);
    page.close();
    String figure = now.text(0, column);
    page.open("span", "class", ("figure " + look).strip());
    int unit = figure.lastIndexOf(' ');
    if (look.isEmpty() && unit > 0 && defined.name().equals(RATE)) {
      page.text(figure.substring(0, unit)).element("small", figure.substring(unit));
    } else {
      page.text(DisplayWidth.fit(figure, 32));
    }
    page.close().element("span", beside, "class", "beside");
    change(column);
    page.closeLine();
  }

  /** A figure with words; empty where there is none. */
  private String said(String column, String words) {
    String figure = now.text(0, column);
    return figure.equals(Figures.NOTHING) ? "" : figure + words;
  }

  /** The column that has a value, the second when none has. */
  private String firstKnown(String column, String otherwise) {
    return now.at(0, column) == null && now.has(otherwise) ? otherwise : column;
  }

  private String of(String column, String singular) {
    return now.text(0, column) + " " + singular + (now.count(0, column) == 1 ? "" : "s");
  }

  private void change(String column) {
    switch (column) {
      case RATE -> {
        Double difference = difference("response_rate");
        if (difference != null) {
          say(direction(difference), signed("%+.1f points", difference * 100), "");
        }
      }
      case TIME -> {
        Double slower = difference("response_p50");
        Double before = comparison.number("response_p50__before");
        if (slower != null && before != null) {
          say(direction(-slower / Math.max(before, 1)), slower(slower), "");
        }
      }
      default -> {
        Double rate = comparison.number(column + "__change_share");
        Double difference = difference(column);
        Double before = comparison.number(column + "__before");
        if (rate != null) {
          say("", signed("%+.1f %%", rate * 100), " a day");
        } else if (difference != null && before != null && before > 0) {
          say("", signed("%+.1f %%", difference / before * 100), "");
        }
      }
    }
  }

  /** How much more it is than in the month before; null when that cannot be said. */
  private @Nullable Double difference(String column) {
    Double before = comparison.number(column + "__before");
    Double after = comparison.number(column + "__after");
    return before == null || after == null ? null : after - before;
  }

  private static String slower(double seconds) {
    return seconds == 0
        ? "unchanged"
        : Figures.duration(Math.abs((long) seconds)) + (seconds > 0 ? " slower" : " faster");
  }

  private static String direction(double better) {
    return Math.abs(better) < NOTABLE ? "" : better > 0 ? " good" : " bad";
  }

  private static String signed(String format, double number) {
    return Math.abs(number) < STILL * 100
        ? "unchanged"
        : String.format(Locale.ROOT, format, number).replace('-', '−');
  }

  private void say(String direction, String words, String basis) {
    page.open("span", "class", "change" + direction);
    page.element("b", words).text(basis + " " + comparison.since());
    page.close();
  }

  /**
   * The comparison with the month before.
   *
   * @param values the table of it; null when there is none
   * @param someDays how many days of each month are compared; 0 when it is all of them
   * @param filtered whether the jobs are only some
   */
  private record Comparison(@Nullable TableValues values, int someDays, boolean filtered) {

    /** Fewer days with data than these say nothing about a month. */
    private static final int LEAST_DAYS = 7;

    static Comparison of(Document document) {
      Publication publication = document.publication();
      Publication.Change change = publication == null ? null : publication.change();
      if (change == null) {
        return new Comparison(null, 0, false);
      }
      TableValues values = new TableValues(change.comparison());
      boolean few =
          Math.min(values.count(0, "days__before"), values.count(0, "days__after")) < LEAST_DAYS;
      boolean filtered = !document.scope().filters().isEmpty();
      return new Comparison(few ? null : values, change.someDays(), filtered);
    }

    @Nullable Double number(String column) {
      return values == null ? null : values.number(0, column);
    }

    /** What stands beside each change. */
    String since() {
      String month = values == null ? "" : ScopeName.month(values.text(0, "before"));
      return "vs " + month + (someDays == 0 ? "" : ", same " + someDays + " days");
    }

    /** What a reader has to know about the changes; empty when there are none. */
    String sentence() {
      if (values == null) {
        return "";
      }
      String months = "--month " + values.text(0, "before") + " --with " + values.text(0, "after");
      return "Changes are what dvmdash compare "
          + months
          + (filtered ? ", with the same filters," : "")
          + " says. It compares "
          + values.text(0, "basis")
          + "; numbers of events as rates a day.";
    }
  }
}
