package live.dvmdash.fetch;

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
 * @param kinds which kinds
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

  /** All of it as one filter. */
  Filter filter() {
    return new Filter(selection, kinds, span, Pager.LIMIT);
  }
}
