package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;

/**
 * Rows as columns of text within the width of a terminal. Where the width does not do, text is cut
 * first; then columns are left out, those that say least first, and named.
 */
final class RowsLayout {

  private static final String GAP = "  ";

  /** Text is not cut below this many columns. */
  private static final int LEAST_TEXT = 10;

  /** Nor is it longer than this, also without a limit of width: names can be of any length. */
  private static final int MOST_TEXT = 48;

  /** The width of members of an object, so that two of them hold its name. */
  private static final int LEAST_MEMBER = 6;

  /** Columns that are never left out: a row must say whose it is. */
  private static final int FIXED_COLUMNS = 2;

  /** A column: its place in the sheet, the words above it and the room it takes. */
  private static final class Lane {
    final Table.Column column;
    final int index;
    final List<String> words;
    int width;

    Lane(Sheet sheet, int index) {
      this.column = sheet.columns().get(index);
      this.index = index;
      int cells = 0;
      for (List<String> row : sheet.rows()) {
        cells = Math.max(cells, DisplayWidth.of(row.get(index)));
      }
      this.words = wrapped(Label.leaf(column), cells);
      this.width = Math.max(cells, Label.group(column).isEmpty() ? 0 : LEAST_MEMBER);
      for (String line : words) {
        width = Math.max(width, DisplayWidth.of(line));
      }
      if (column.unit() == Unit.TEXT) {
        width = Math.min(width, MOST_TEXT);
      }
    }

    /** A heading wider than the values below it takes two lines, broken near its middle. */
    private static List<String> wrapped(String label, int cells) {
      int middle = label.indexOf(' ', Math.max(0, label.length() / 2 - 1));
      int space = middle < 0 ? label.lastIndexOf(' ') : middle;
      if (space < 0 || label.length() <= cells) {
        return List.of(label);
      }
      return List.of(label.substring(0, space), label.substring(space + 1));
    }

    boolean isCuttable() {
      return column.unit() == Unit.TEXT || column.unit() == Unit.LIST;
    }

    int least() {
      return isCuttable() ? Math.min(width, LEAST_TEXT) : width;
    }

    /** The order in which columns are left out. */
    int rank() {
      if (Label.isOfDistribution(column.name())) {
        return switch (Label.leaf(column)) {
          case "p95" -> 0;
          case "p99" -> 3;
          default -> 5;
        };
      }
      return switch (column.unit()) {
        case EPOCH -> 1;
        case LIST -> 2;
        default -> 4;
      };
    }

    String placed(String text) {
      String fitting = DisplayWidth.fit(text, width);
      return Sheet.alignsRight(column.unit())
          ? DisplayWidth.padLeft(fitting, width)
          : DisplayWidth.padRight(fitting, width);
    }
  }

  /** Neighbouring columns of one object. */
  private record Run(String group, List<Lane> lanes) {

    /** How many lines the names of the columns take. */
    int words() {
      int most = 1;
      for (Lane lane : lanes) {
        most = Math.max(most, lane.words.size());
      }
      return most;
    }

    /** The heading's line that has {@code below} lines under it. */
    String heading(int below) {
      List<String> cells = new ArrayList<>();
      for (Lane lane : lanes) {
        int word = lane.words.size() - 1 - below;
        cells.add(lane.placed(word < 0 ? "" : lane.words.get(word)));
      }
      String line = String.join(GAP, cells);
      if (group.isEmpty() || below != words()) {
        return line;
      }
      int width = DisplayWidth.of(line);
      String name = DisplayWidth.fit(group, width);
      int before = (width + DisplayWidth.of(name)) / 2;
      return DisplayWidth.padRight(DisplayWidth.padLeft(name, before), width);
    }
  }

  private final Sheet sheet;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> left = new ArrayList<>();

  private RowsLayout(Sheet sheet, int width) {
    this.sheet = sheet;
    for (int i = 0; i < sheet.columns().size(); i++) {
      lanes.add(new Lane(sheet, i));
    }
    if (width > 0) {
      leaveOut(width);
      cut(width);
    }
  }

  /** Lays a sheet out; {@code width} is 0 when there is no limit. */
  static RowsLayout of(Sheet sheet, int width) {
    return new RowsLayout(sheet, width);
  }

  /** The lines above the rows: the names of columns, and over them those of their objects. */
  List<String> header() {
    List<Run> runs = runs();
    int height = 1;
    for (Run run : runs) {
      height = Math.max(height, run.words() + (run.group.isEmpty() ? 0 : 1));
    }
    List<String> lines = new ArrayList<>();
    for (int below = height - 1; below >= 0; below--) {
      List<String> cells = new ArrayList<>();
      for (Run run : runs) {
        cells.add(run.heading(below));
      }
      lines.add(String.join(GAP, cells).stripTrailing());
    }
    return lines;
  }

  /** The rows, one line each. */
  List<String> body() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : sheet.rows()) {
      List<String> cells = new ArrayList<>();
      for (Lane lane : lanes) {
        cells.add(row.get(lane.index));
      }
      lines.add(line(cells));
    }
    return lines;
  }

  /** The columns that the width left no room for, in words and in their order. */
  List<String> hidden() {
    List<String> names = new ArrayList<>();
    left.sort((a, b) -> Integer.compare(a.index, b.index));
    for (Lane lane : left) {
      names.add(Label.full(lane.column, " "));
    }
    return Collections.unmodifiableList(names);
  }

  private String line(List<String> cells) {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      placed.add(lanes.get(i).placed(cells.get(i)));
    }
    return String.join(GAP, placed).stripTrailing();
  }

  /** The columns as neighbours that share an object; a column of none is alone. */
  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (Lane lane : lanes) {
      String group = Label.group(lane.column);
      if (group.isEmpty() || runs.isEmpty() || !runs.getLast().group.equals(group)) {
        runs.add(new Run(group, new ArrayList<>()));
      }
      runs.getLast().lanes.add(lane);
    }
    return runs;
  }

  private void leaveOut(int width) {
    while (least() > width && lanes.size() > FIXED_COLUMNS) {
      Lane victim = lanes.getLast();
      for (Lane lane : lanes.subList(FIXED_COLUMNS, lanes.size())) {
        if (lane.rank() <= victim.rank()) {
          victim = lane;
        }
      }
      lanes.remove(victim);
      left.add(victim);
    }
  }

  private int least() {
    int total = GAP.length() * (lanes.size() - 1);
    for (Lane lane : lanes) {
      total += lane.least();
    }
    return total;
  }

  /** Takes from the widest text until everything fits or nothing more may be cut. */
  private void cut(int width) {
    int total = GAP.length() * (lanes.size() - 1);
    for (Lane lane : lanes) {
      total += lane.width;
    }
    for (; total > width; total--) {
      Lane widest = null;
      for (Lane lane : lanes) {
        if (lane.isCuttable()
            && lane.width > LEAST_TEXT
            && (widest == null || lane.width > widest.width)) {
          widest = lane;
        }
      }
      if (widest == null) {
        return;
      }
      widest.width--;
    }
  }
}
