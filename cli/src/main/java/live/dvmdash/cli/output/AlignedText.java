package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A few columns of plain text, for summaries that are no report: words left, numbers right. */
public final class AlignedText {

  private final List<List<String>> lines = new ArrayList<>();
  private final List<Boolean> numbers;

  /**
   * An empty table.
   *
   * @param numbers for each column whether it holds numbers
   */
  public AlignedText(List<Boolean> numbers) {
    this.numbers = List.copyOf(numbers);
  }

  /** Adds a line; whatever comes from outside has to be {@link SafeText} already. */
  public AlignedText line(List<String> cells) {
    if (cells.size() != numbers.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + numbers.size() + " columns");
    }
    lines.add(List.copyOf(cells));
    return this;
  }

  /** All lines, each with its end. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String cell = line.get(i);
        String padding = " ".repeat(width(i) - DisplayWidth.of(cell));
        padded.append(i == 0 ? "" : "  ").append(numbers.get(i) ? padding + cell : cell + padding);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    int width = 0;
    for (List<String> line : lines) {
      width = Math.max(width, DisplayWidth.of(line.get(column)));
    }
    return width;
  }
}
