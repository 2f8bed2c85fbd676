package live.dvmdash.cli.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Snapshot;

/**
 * Asks what can be read of a lake. A file that proves to be damaged is named on standard error and
 * left out from then on, unless the question is about its month: figures on a part of a month would
 * be taken for those of the whole. Looks at no file that the question does not look at.
 */
public final class Reading {

  private final Console console;
  private final Lake lake;
  private final Predicate<Partition> needed;
  private final Set<Path> leftOut = new HashSet<>();

  /** What is to be known; is asked again, from its beginning, when a file has been left out. */
  @FunctionalInterface
  public interface Question<T, E extends Exception> {
    T ask(Snapshot snapshot) throws IOException, E;
  }

  /**
   * Nothing is left out yet.
   *
   * @param needed of which partitions nothing may be left out
   */
  public Reading(Console console, Lake lake, Predicate<Partition> needed) {
    this.console = console;
    this.lake = lake;
    this.needed = needed;
  }

  /** For questions to which any part of the lake is an answer. */
  public static Reading ofAny(Console console, Lake lake) {
    return new Reading(console, lake, partition -> false);
  }

  /**
   * The answer to a question.
   *
   * @throws LakeException.Damaged when a file is damaged that is needed, or no other is left
   */
  public <T, E extends Exception> T of(Question<T, E> question) throws IOException, E {
    while (true) {
      Snapshot snapshot = snapshot();
      try {
        return question.ask(snapshot);
      } catch (LakeException.Damaged e) {
        leaveOut(e, snapshot);
      }
    }
  }

  /** What the lake has now, without what has been left out. */
  public Snapshot snapshot() throws IOException {
    return lake.snapshot().without(leftOut);
  }

  private void leaveOut(LakeException.Damaged damage, Snapshot snapshot)
      throws LakeException.Damaged {
    Partition partition = snapshot.partitionOf(damage.file());
    if (partition == null || needed.test(partition)) {
      throw damage;
    }
    leftOut.add(damage.file().getFileName());
    if (snapshot.without(leftOut).isEmpty()) {
      throw damage;
    }
    console.say("left out: " + damage.getMessage());
  }

  /** The exit code of a command that ends with that one as far as it could read the lake. */
  public int exitCode(int code) {
    return code == ExitCodes.DONE && !leftOut.isEmpty() ? ExitCodes.INCOMPLETE : code;
  }
}
