package live.dvmdash.cli.output;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * What one run of {@code stats} has to say. A table named {@code a__b} belongs to the report {@code
 * a}: JSON nests its rows there as member {@code b}.
 *
 * @param schema the number of the meaning of all figures; changes when a meaning does
 * @param scope which events were asked for
 * @param coverage what the data can know about the scope
 * @param generatedAt when the figures were computed; null keeps the output free of the clock
 * @param tables the reports, in order
 * @param publication what a page for publishing says beside them; null when none is made
 */
public record Document(
    int schema,
    Scope scope,
    Coverage coverage,
    @Nullable Instant generatedAt,
    List<Table> tables,
    @Nullable Publication publication) {

  /** The schema that this program writes. */
  public static final int SCHEMA = 1;

  /** Takes a copy of the list. */
  public Document {
    tables = List.copyOf(tables);
  }

  /** A document that is not made for publishing. */
  public Document(
      int schema,
      Scope scope,
      Coverage coverage,
      @Nullable Instant generatedAt,
      List<Table> tables) {
    this(schema, scope, coverage, generatedAt, tables, null);
  }

  /** The same document with other tables. */
  public Document withTables(List<Table> others) {
    return new Document(schema, scope, coverage, generatedAt, others, publication);
  }

  /** The same document for publishing. */
  public Document with(@Nullable Publication other) {
    return new Document(schema, scope, coverage, generatedAt, tables, other);
  }

  /** Whether the table at that place is the last of its report, which notes stand below. */
  boolean endsReport(int place) {
    return place == tables.size() - 1
        || !report(tables.get(place + 1)).equals(report(tables.get(place)));
  }

  /** The name of the report that a table belongs to. */
  static String report(Table table) {
    return table.name().split("__", -1)[0];
  }

  /**
   * A half-open interval of {@code created_at}.
   *
   * @param label what people call it, for example {@code 2025-02}; null when it has no name
   * @param since first second of it; null without a bound
   * @param until first second after it; null without a bound
   * @param filters which jobs of that time, in words, for example {@code kind 5300}; none for all
   */
  public record Scope(
      @Nullable String label, @Nullable Long since, @Nullable Long until, List<String> filters) {

    /** Takes a copy of the list. */
    public Scope {
      filters = List.copyOf(filters);
    }

    /** A scope of all jobs. */
    public Scope(@Nullable String label, @Nullable Long since, @Nullable Long until) {
      this(label, since, until, List.of());
    }
  }

  /**
   * What the data can know about a scope. A day without data is a gap, never a zero.
   *
   * @param firstEvent {@code created_at} of the first event; null when there is none
   * @param lastEvent {@code created_at} of the last event; null when there is none
   * @param sources the archives and relays that the data came from
   * @param daysComplete UTC days of the scope that the data covers
   * @param daysPartial UTC days that it covers partly
   * @param daysNone UTC days without data
   * @param gaps the days without data, in order
   * @param note one clause on what a reader has to know, for example {@code 2025-02: nothing after
   *     11 February}; null when there is nothing to say
   */
  public record Coverage(
      @Nullable Long firstEvent,
      @Nullable Long lastEvent,
      List<String> sources,
      int daysComplete,
      int daysPartial,
      int daysNone,
      List<Gap> gaps,
      @Nullable String note) {

    /** Takes copies of the lists. */
    public Coverage {
      sources = List.copyOf(sources);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * Consecutive UTC days without data.
   *
   * @param first the first of them
   * @param last the last of them, inclusive
   */
  public record Gap(LocalDate first, LocalDate last) {}
}
