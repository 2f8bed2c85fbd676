package live.dvmdash.cli.oracle;

/** What the load of one file counts; {@code fresh} is what the JSON calls {@code new}. */
record SourceCounts(
    long elements,
    long valid,
    long fresh,
    long duplicates,
    long malformed,
    long badId,
    long badSignature) {

  static final SourceCounts NONE = new SourceCounts(0, 0, 0, 0, 0, 0, 0);

  SourceCounts plus(SourceCounts other) {
    return new SourceCounts(
        elements + other.elements,
        valid + other.valid,
        fresh + other.fresh,
        duplicates + other.duplicates,
        malformed + other.malformed,
        badId + other.badId,
        badSignature + other.badSignature);
  }
}
