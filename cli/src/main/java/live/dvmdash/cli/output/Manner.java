package live.dvmdash.cli.output;

/**
 * In what manner output is written.
 *
 * @param format as what
 * @param destination where to
 * @param style how it looks on standard output
 */
public record Manner(Format format, Destination destination, Style style) {}
