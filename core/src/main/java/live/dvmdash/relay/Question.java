package live.dvmdash.relay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a relay.
 *
 * @param filters a subscription each
 * @param sink receives the events
 * @param live until when to listen for new events behind the stored ones; null for not at all
 */
record Question(List<Filter> filters, Subscriber.Sink sink, @Nullable Deadline live) {}
