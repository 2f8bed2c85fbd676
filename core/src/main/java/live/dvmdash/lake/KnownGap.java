package live.dvmdash.lake;

import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * Something that a relay may have and did not give.
 *
 * @param selection the key of the selection: which events, apart from their kinds and time
 * @param kinds which kinds
 * @param time when they claim to be from
 * @param reason why, in words for people
 */
public record KnownGap(String selection, KindSet kinds, Interval time, String reason) {}
