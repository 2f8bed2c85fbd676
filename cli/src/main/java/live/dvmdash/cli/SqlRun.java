package live.dvmdash.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.cli.output.AnswerWriter;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.Style;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.BadQuery;
import live.dvmdash.query.OwnQuery;
import live.dvmdash.query.Rows;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;

/** One run of a query that a person wrote. */
final class SqlRun {

  private final Console console;
  private final Lake lake;
  private final Publication.Command command;

  SqlRun(Console console, Lake lake, Publication.Command command) {
    this.console = console;
    this.lake = lake;
    this.command = command;
  }

  int run(String sql, Format format, Destination destination, Style style)
      throws IOException, Refusal {
    Snapshot snapshot = lake.snapshot();
    if (snapshot.isEmpty()) {
      throw Refusal.nothing(LakeContents.nothingYet());
    }
    try (Interruption interruption = new Interruption();
        OwnQuery query = Engine.ownQuery(lake, snapshot);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Rows> running = thread.submit(() -> query.run(sql));
      try {
        Rows rows = interruption.whileWaiting(() -> answer(running));
        Publication publication =
            format == Format.HTML ? PublicationDetails.of(snapshot, command) : null;
        new AnswerWriter(console.out().failing(), publication)
            .write(table(rows), format, destination, style);
        return ExitCodes.DONE;
      } catch (InterruptedException e) {
        query.cancel();
        return ExitCodes.INTERRUPTED;
      }
    }
  }

  private static Rows answer(Future<Rows> running)
      throws IOException, Refusal, InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadQuery bad) {
        throw Refusal.usage("the query: " + bad.getMessage());
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private static Table table(Rows rows) {
    List<Table.Column> columns =
        rows.columns().stream().map(name -> new Table.Column(name, Unit.TEXT)).toList();
    return new Table("query", "query", Table.Shape.ROWS, columns, rows.values());
  }
}
