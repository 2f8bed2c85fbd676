package live.dvmdash.cli.output;

import java.util.List;
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
    TableValues before = comparison.before();
    Double then = before == null ? null : before.number(0, column);
    Double current = now.number(0, column);
    if (before == null || then == null || current == null) {
      return;
    }
    switch (column) {
      case RATE -> points(current - then);
      case TIME -> say(direction((then - current) / Math.max(then, 1)), slower(current - then));
      default -> {
        Double factor = comparison.factor(column);
        if (factor != null && then > 0) {
          relative(current * factor / then - 1);
        }
      }
    }
  }

  private void points(double difference) {
    say(direction(difference), signed("%+.1f points", difference * 100));
  }

  private void relative(double difference) {
    say("", signed("%+.1f %%", difference * 100));
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

  private void say(String direction, String words) {
    page.open("span", "class", "change" + direction);
    page.element("b", words).text(" " + comparison.since());
    page.close();
  }

  /**
   * How far the overview can be compared with the one before it.
   *
   * @param before null when there is none
   * @param since what it is compared with, in words
   * @param sentence what a reader has to know about it; empty when there is nothing
   * @param now days with data
   * @param then days with data before
   * @param whole whether both times are known completely
   */
  private record Comparison(
      @Nullable TableValues before,
      String since,
      String sentence,
      int now,
      int then,
      boolean whole) {

    /** Fewer days with data than these say nothing about a month. */
    private static final int LEAST_DAYS = 7;

    private static final Comparison NONE = new Comparison(null, "", "", 0, 0, false);

    private static final List<String> ADD_UP = List.of("requests", "results", "feedback", "events");

    static Comparison of(Document document) {
      Publication publication = document.publication();
      Publication.Earlier earlier = publication == null ? null : publication.earlier();
      if (earlier == null) {
        return NONE;
      }
      String name = ScopeName.spoken(earlier.scope());
      int now = daysWithData(document.coverage());
      int then = daysWithData(earlier.coverage());
      if (Math.min(now, then) < LEAST_DAYS) {
        return NONE;
      }
      boolean whole = isWhole(document.coverage()) && isWhole(earlier.coverage());
      String sentence = "Changes are against " + name + ".";
      if (!whole) {
        sentence =
            "Changes are against "
                + name
                + ". One of the two months is known only in part, so requests and results are compared"
                + " per day with data ("
                + now
                + " days against "
                + then
                + "), and what does not add up over days is not compared.";
      }
      return new Comparison(
          new TableValues(earlier.overview()),
          "vs " + name.substring(0, name.indexOf(' ')),
          sentence,
          now,
          then,
          whole);
    }

    /** What a count has to be multiplied by to be compared; null when it cannot be. */
    @Nullable Double factor(String column) {
      if (whole) {
        return 1.0;
      }
      return ADD_UP.contains(column) && now > 0 ? (double) then / now : null;
    }

    private static boolean isWhole(Document.Coverage coverage) {
      return coverage.daysPartial() == 0 && coverage.daysNone() == 0;
    }

    private static int daysWithData(Document.Coverage coverage) {
      return coverage.daysComplete() + coverage.daysPartial();
    }
  }
}
