package live.dvmdash.cli.sql;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Interruption;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.output.AnswerWriter;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.RowSource;
import live.dvmdash.cli.publication.PublicationDetails;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Answer;
import live.dvmdash.query.BadQuery;
import live.dvmdash.query.OwnQuery;
import org.jspecify.annotations.Nullable;

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

  int run(String sql, Manner manner) throws IOException, Refusal {
    Reading reading = Reading.ofAny(console, lake);
    return reading.exitCode(reading.of(snapshot -> run(snapshot, sql, manner)));
  }

  private int run(Snapshot snapshot, String sql, Manner manner) throws IOException, Refusal {
    if (snapshot.isEmpty()) {
      throw Refusal.nothing(LakeContents.nothingYet());
    }
    Publication publication =
        manner.format() == Format.HTML ? PublicationDetails.of(snapshot, command) : null;
    try (Interruption interruption = new Interruption(console);
        OwnQuery query = Engine.ownQuery(lake, snapshot);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Integer> running =
          thread.submit(() -> {
            try (Answer answer = query.ask(sql, manner.style().limit())) {
              new AnswerWriter(console.out().failing(), publication).write(Rows.of(answer), manner);
            }
            return ExitCodes.DONE;
          });
      try {
        return interruption.whileWaiting(() -> end(running));
      } catch (InterruptedException e) {
        query.cancel();
        return ExitCodes.INTERRUPTED;
      }
    }
  }

  private static int end(Future<Integer> running)
      throws IOException, Refusal, InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      Throwable why = e.getCause() instanceof BrokenOff broken ? broken.getCause() : e.getCause();
      switch (why) {
        case BadQuery bad -> throw Refusal.usage("the query: " + bad.getMessage());
        case IOException io -> throw io;
        case null, default -> throw new IOException(String.valueOf(why), e);
      }
    }
  }

  /** An answer as what writes it takes it. */
  private record Rows(Answer answer, List<Column> columns) implements RowSource {

    static Rows of(Answer answer) {
      return new Rows(
          answer,
          answer.columns().stream()
              .map(column -> new Column(column.name(), column.number()))
              .toList());
    }

    @Override
    public @Nullable List<@Nullable Object> next() throws IOException {
      try {
        return answer.next();
      } catch (BadQuery e) {
        throw new BrokenOff(e);
      } catch (LakeException.Damaged e) {
        // What came before it may be written by now, so it cannot begin anew without the file.
        throw new LakeException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** A query went wrong when a part of its answer was written. */
  private static final class BrokenOff extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenOff(BadQuery why) {
      super(why);
    }
  }
}
