package live.dvmdash.sample;

/**
 * What an archive was made of, in the words of the reports: {@code elements = valid + malformed +
 * badId + badSignature}.
 *
 * @param elements members of the top-level array
 * @param valid events with the right shape, id and signature, duplicates among them
 * @param duplicates valid events that the archive already held
 * @param malformed elements without the shape of an event
 * @param badId events whose id is not that of their content
 * @param badSignature events with the right id and a wrong signature
 */
public record ArchiveSummary(
    long elements, long valid, long duplicates, long malformed, long badId, long badSignature) {}
