package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;

/** One object as lines of label and value; members of an object inside it stand under its name. */
final class ObjectLayout {

  private static final String GAP = "  ";

  private static final String BETWEEN = " · ";

  /** What is said of a distribution. */
  private static final List<String> DISTRIBUTION =
      List.of("p50", "p90", "p95", "p99", "min", "max", "n");

  /**
   * A line to be.
   *
   * @param depth how many objects hold it
   * @param label in words
   * @param values the value, or the parts of a distribution; none for the name of an object
   * @param unit what the value is
   */
  private record Entry(int depth, String label, List<String> values, Unit unit) {

    /** Whether the value is a figure. */
    boolean right() {
      return Sheet.alignsRight(unit) && !Figures.NOTHING.equals(values.getFirst());
    }

    String indented() {
      return GAP.repeat(depth) + label;
    }
  }

  private ObjectLayout() {}

  /** The lines of the only row of a sheet; {@code width} is 0 when there is no limit. */
  static List<String> lines(Sheet sheet, int width) {
    List<Entry> entries = entries(sheet);
    int labels = 0;
    int figures = 0;
    for (Entry entry : entries) {
      labels = Math.max(labels, DisplayWidth.of(entry.indented()));
      if (!entry.values.isEmpty() && entry.right()) {
        figures = Math.max(figures, DisplayWidth.of(entry.values.getFirst()));
      }
    }
    int room = width == 0 ? Integer.MAX_VALUE : Math.max(1, width - labels - GAP.length());
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.values.isEmpty()) {
        lines.add(entry.indented());
        continue;
      }
      String label = DisplayWidth.padRight(entry.indented(), labels) + GAP;
      if (entry.unit == Unit.TEXT) {
        for (String line : Prose.lines(entry.values.getFirst(), width == 0 ? 0 : room)) {
          lines.add(label + line);
          label = " ".repeat(labels) + GAP;
        }
        continue;
      }
      for (String value : filled(entry.values, room)) {
        lines.add(label + (entry.right() ? DisplayWidth.padLeft(value, figures) : value));
        label = " ".repeat(labels) + GAP;
      }
    }
    return lines;
  }

  /** Parts side by side, on as many lines as it takes. */
  private static List<String> filled(List<String> parts, int room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : parts) {
      String longer = line.isEmpty() ? part : line + BETWEEN + part;
      if (!line.isEmpty() && DisplayWidth.of(longer) > room) {
        lines.add(line);
        longer = part;
      }
      line = longer;
    }
    lines.add(line);
    return lines.stream().map(each -> DisplayWidth.fit(each, room)).toList();
  }

  private static List<Entry> entries(Sheet sheet) {
    List<Entry> entries = new ArrayList<>();
    List<String> open = List.of();
    for (int i = 0; i < sheet.columns().size(); i++) {
      Table.Column column = sheet.columns().get(i);
      List<String> path = Label.path(column);
      List<String> holders = path.subList(0, path.size() - 1);
      boolean distribution = Label.isOfDistribution(column.name());
      if (!holders.equals(open)) {
        int named = distribution ? holders.size() - 1 : holders.size();
        addNames(entries, open, holders.subList(0, named));
        if (distribution) {
          entries.add(distribution(sheet, holders));
        }
        open = holders;
      }
      if (!distribution) {
        List<String> value = List.of(sheet.rows().getFirst().get(i));
        entries.add(new Entry(holders.size(), Label.leaf(column), value, column.unit()));
      }
    }
    return entries;
  }

  /** Names the objects that {@code holders} has and {@code open} has not. */
  private static void addNames(List<Entry> entries, List<String> open, List<String> holders) {
    int known = 0;
    while (known < Math.min(open.size(), holders.size())
        && open.get(known).equals(holders.get(known))) {
      known++;
    }
    for (int depth = known; depth < holders.size(); depth++) {
      entries.add(new Entry(depth, Label.words(holders.get(depth)), List.of(), Unit.TEXT));
    }
  }

  private static Entry distribution(Sheet sheet, List<String> holders) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < sheet.columns().size(); i++) {
      List<String> path = Label.path(sheet.columns().get(i));
      if (path.subList(0, path.size() - 1).equals(holders)) {
        parts.put(path.getLast(), sheet.rows().getFirst().get(i));
      }
    }
    List<String> values = new ArrayList<>();
    for (String part : DISTRIBUTION) {
      if (parts.containsKey(part)) {
        values.add(part + " " + parts.get(part));
      }
    }
    if (Figures.NOTHING.equals(parts.get("p50"))) {
      values = List.of(Figures.NOTHING);
    }
    return new Entry(holders.size() - 1, Label.words(holders.getLast()), values, Unit.LIST);
  }
}
