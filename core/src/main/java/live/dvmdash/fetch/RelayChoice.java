package live.dvmdash.fetch;

import live.dvmdash.relay.RelayUrl;

/**
 * A relay to fetch from.
 *
 * @param url its address
 * @param typed whether the user named it for this run; then it never rests
 * @param decommissioned whether its operator has announced its end
 */
public record RelayChoice(RelayUrl url, boolean typed, boolean decommissioned) {}
