package live.dvmdash.relay;

/**
 * A relay that is asked when the user names none.
 *
 * @param url its address
 * @param decommissioned whether its operator has said that it goes out of service
 */
public record DefaultRelay(RelayUrl url, boolean decommissioned) {}
