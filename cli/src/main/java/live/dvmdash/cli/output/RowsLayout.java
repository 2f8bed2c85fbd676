package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;

/**
 * Rows as columns of text within the width of a terminal. Where the width does not do, text is cut
 * first; then columns are left out by their weight, the lightest first and of those the last, and
 * named. What tells rows apart and what they are sorted by stays at any width.
 */
final class RowsLayout {

  private static final String GAP = "  ";

  /** Text is not cut below this many columns. */
  private static final int LEAST_TEXT = 10;

  /** Nor is it longer than this, also without a limit of width: names can be of any length. */
  private static final int MOST_TEXT = 48;

  /** The width of members of an object, so that two of them hold its name. */
  private static final int LEAST_MEMBER = 6;

  /** Nor what tells rows apart below this. */
  private static final int LEAST_KEY = 24;

  /** Unless nothing is left but what tells rows apart. */
  private static final int LEAST = 4;

  /** A column: its place in the sheet, the words above it and the room it takes. */
  private static final class Lane {
    final Table.Column column;
    final int index;
    final int cells;
    List<String> words;
    int width;
    boolean alone;

    Lane(Sheet sheet, int index) {
      this.column = sheet.columns().get(index);
      this.index = index;
      int widest = 0;
      for (List<String> row : sheet.rows()) {
        widest = Math.max(widest, DisplayWidth.of(row.get(index)));
      }
      this.cells = column.unit() == Unit.TEXT ? Math.min(widest, MOST_TEXT) : widest;
      this.words = List.of();
      call(Label.leaf(column));
      this.width = Math.max(width, Label.group(column).isEmpty() ? 0 : LEAST_MEMBER);
    }

    /** Gives it a heading, and the room that this takes. */
    final void call(String label) {
      words = wrapped(label, cells);
      width = cells;
      for (String line : words) {
        width = Math.max(width, DisplayWidth.of(line));
      }
    }

    boolean isCuttable() {
      return column.unit() == Unit.TEXT || column.unit() == Unit.LIST;
    }

    int least() {
      int least = column.weight() == Weight.KEY ? LEAST_KEY : LEAST_TEXT;
      return isCuttable() ? Math.min(width, least) : width;
    }

    String placed(String text) {
      String fitting = DisplayWidth.fit(text, width);
      return Sheet.alignsRight(column.unit())
          ? DisplayWidth.padLeft(fitting, width)
          : DisplayWidth.padRight(fitting, width);
    }
  }

  /** A heading wider than what is below it takes two lines, broken near its middle. */
  private static List<String> wrapped(String label, int cells) {
    int middle = label.indexOf(' ', Math.max(0, label.length() / 2 - 1));
    int space = middle < 0 ? label.lastIndexOf(' ') : middle;
    if (space < 0 || label.length() <= cells) {
      return List.of(label);
    }
    return List.of(label.substring(0, space), label.substring(space + 1));
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

    /** How many lines the heading takes. */
    int height() {
      return words() + names(DisplayWidth.of(heading(0))).size();
    }

    /** The name of the object, within that width; nothing when there is none. */
    private List<String> names(int width) {
      return group.isEmpty() ? List.of() : wrapped(group, width);
    }

    /** The heading's line that has {@code below} lines under it. */
    String heading(int below) {
      List<String> cells = new ArrayList<>();
      for (Lane lane : lanes) {
        int word = lane.words.size() - 1 - below;
        cells.add(lane.placed(word < 0 ? "" : lane.words.get(word)));
      }
      String line = String.join(GAP, cells);
      int width = DisplayWidth.of(line);
      List<String> names = names(width);
      int word = names.size() - 1 - (below - words());
      if (below < words() || word < 0) {
        return line;
      }
      String name = DisplayWidth.fit(names.get(word), width);
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
      nameLoneMembers();
      leaveOut(width);
      cut(width, false);
      cut(width, true);
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
      height = Math.max(height, run.height());
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
    left.sort((a, b) -> Integer.compare(a.index, b.index));
    List<String> names = new ArrayList<>();
    String open = "";
    for (Lane lane : left) {
      String group = Label.group(lane.column);
      if (!group.isEmpty() && group.equals(open)) {
        names.add(names.removeLast() + "/" + Label.leaf(lane.column));
      } else {
        names.add(Label.full(lane.column, " "));
      }
      open = group;
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

  /** Calls what is left alone of an object by its whole name, which takes less room than two. */
  private void nameLoneMembers() {
    for (Run run : runs()) {
      Lane lane = run.lanes.getFirst();
      if (run.lanes.size() == 1 && DisplayWidth.of(run.group) > lane.width) {
        lane.call(Label.full(lane.column, " "));
        lane.alone = true;
      }
    }
  }

  /** The columns as neighbours that share an object; a column of none is alone. */
  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (Lane lane : lanes) {
      String group = lane.alone ? "" : Label.group(lane.column);
      if (group.isEmpty() || runs.isEmpty() || !runs.getLast().group.equals(group)) {
        runs.add(new Run(group, new ArrayList<>()));
      }
      runs.getLast().lanes.add(lane);
    }
    return runs;
  }

  private void leaveOut(int width) {
    while (least() > width) {
      Lane lightest = lanes.getLast();
      for (Lane lane : lanes.reversed()) {
        if (lane.column.weight().compareTo(lightest.column.weight()) < 0) {
          lightest = lane;
        }
      }
      if (lightest.column.weight() == Weight.KEY) {
        return;
      }
      lanes.remove(lightest);
      left.add(lightest);
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
  private void cut(int width, boolean keysToo) {
    int total = GAP.length() * (lanes.size() - 1);
    for (Lane lane : lanes) {
      total += lane.width;
    }
    for (; total > width; total--) {
      Lane widest = null;
      for (Lane lane : lanes) {
        if (lane.isCuttable()
            && lane.width > (keysToo ? LEAST : lane.least())
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
