package live.dvmdash.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The figures of all benchmarks of a run, printed as one table when the last has ended. */
final class Figures implements AutoCloseable {

  private final List<Figure> figures = new ArrayList<>();

  /** Hands the figures of the run to each benchmark that has them as a parameter. */
  static final class OfTheRun implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext benchmark) {
      return parameter.getParameter().getType() == Figures.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext benchmark) {
      return benchmark
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Figures.class))
          .getOrComputeIfAbsent(Figures.class);
    }
  }

  /** Adds a ratio of CPU times, which should be at most {@code aim}. */
  void cpu(String work, String against, double ratio, double aim) {
    figures.add(new Figure(work, against, ratio, "CPU", aim));
  }

  /** Adds a ratio of times that passed, which should be at most {@code aim}. */
  void wall(String work, String against, double ratio, double aim) {
    figures.add(new Figure(work, against, ratio, "wall", aim));
  }

  /** Adds a ratio of sizes, which should be at most {@code aim}. */
  void bytes(String work, String against, double ratio, double aim) {
    figures.add(new Figure(work, against, ratio, "bytes", aim));
  }

  /** Adds a ratio of CPU times for which there is no aim. */
  void cpu(String work, String against, double ratio) {
    figures.add(new Figure(work, against, ratio, "CPU", null));
  }

  /** Prints the table, in Markdown. */
  @Override
  public void close() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("work", "against", "ratio", "aim"));
    rows.add(List.of("---", "---", "---", "---"));
    figures.forEach(figure -> rows.add(figure.cells()));
    System.out.println();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < row.size(); i++) {
        line.append(' ')
            .append(row.get(i))
            .append(" ".repeat(width(rows, i) - row.get(i).length()));
        line.append(" |");
      }
      System.out.println(line);
    }
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
