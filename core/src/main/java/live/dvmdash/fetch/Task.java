package live.dvmdash.fetch;

import live.dvmdash.event.Event;
import live.dvmdash.relay.Delivery;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.Pager;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Windows;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * Something to ask a relay for.
 *
 * @param selection which events, apart from kinds and time
 * @param kinds which kinds; none for requests of any kind, which are asked for by id
 * @param span when they claim to be from
 * @param windows how to go through that time; each window that is done is remembered
 * @param checkpoint under what name the lake remembers that it was done; empty for nothing that is
 *     remembered
 * @param doneBefore what is older than this second, in epoch seconds, need not be asked for again;
 *     younger events may still arrive
 */
record Task(
    Selection selection,
    KindSet kinds,
    Interval span,
    Windows windows,
    String checkpoint,
    long doneBefore) {

  /**
   * Whether an event is wanted. Who asks for ids need not name kinds, which relays don't like many
   * of; but anything may have been given as what is answered.
   */
  boolean takes(Delivery delivery) {
    Event event = delivery.event();
    return !kinds.isEmpty() || event == null || JobKinds.isRequest(event.kind());
  }

  /** All of it as one filter. */
  Filter filter() {
    return new Filter(selection, kinds, span, Pager.LIMIT);
  }
}
