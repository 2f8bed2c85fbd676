package live.dvmdash.relay;

import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * Something that a relay may have and did not give.
 *
 * @param selection which events, apart from kinds and time
 * @param kinds which kinds
 * @param time when they claim to be from
 * @param reason why, in words for people
 */
public record Gap(Selection selection, KindSet kinds, Interval time, String reason) {}
