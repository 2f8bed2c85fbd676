package live.dvmdash.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The columns of the lake's files, a contract with every engine that reads them. They stand in
 * {@code event.schema}, and what each means in {@code docs/lake.md}: the first seven are the event
 * itself, the rest follows from it.
 */
final class EventSchema {

  /** The event and what was derived from it. */
  static final MessageType STORED = MessageTypeParser.parseMessageType(text());

  private static final int PLAIN_COLUMNS = 7;

  /** The event alone. */
  static final MessageType EVENT =
      new MessageType(STORED.getName(), STORED.getFields().subList(0, PLAIN_COLUMNS));

  /** The id alone. */
  static final MessageType IDS = new MessageType(STORED.getName(), STORED.getType("id"));

  /** The id and the signature, all that is needed to recognise an event. */
  static final MessageType KEYS =
      new MessageType(STORED.getName(), STORED.getType("id"), STORED.getType("sig"));

  /** The id and the author, all that is needed to forget an event. */
  static final MessageType AUTHORS =
      new MessageType(STORED.getName(), STORED.getType("id"), STORED.getType("pubkey"));

  private EventSchema() {}

  /** Whether the column at that place follows from the event. */
  static boolean isDerived(int column) {
    return column >= PLAIN_COLUMNS;
  }

  private static String text() {
    try (InputStream in = EventSchema.class.getResourceAsStream("event.schema")) {
      if (in == null) {
        throw new IllegalStateException("event.schema is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("event.schema cannot be read", e);
    }
  }
}
