package live.dvmdash.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of a scope are to be listed.
 *
 * @param unansweredOnly whether only those without a result
 * @param text what they have to ask for, in any case of letters; null for anything. Nobody can tell
 *     of encrypted ones.
 * @param atMost how many, the newest first; 0 for all
 * @param asOf the moment to which ages are counted, epoch seconds
 */
public record RequestChoice(boolean unansweredOnly, @Nullable String text, long atMost, long asOf) {

  private static final String FILE = "choice.sql";

  /**
   * Fills {@code listed}, which the chapter {@link Chapter#REQUESTS} has defined.
   *
   * @return how many requests there are to choose from, listed or not
   */
  public long list(Database database) throws IOException {
    List<String> statements = SqlResource.statements(RequestChoice.class, FILE);
    long wanted =
        text == null
            ? database.update(statements.get(0), !unansweredOnly)
            : database.update(statements.get(1), !unansweredOnly, text);
    database.update(statements.get(2), asOf, atMost == 0 ? Long.MAX_VALUE : atMost);
    return wanted;
  }
}
