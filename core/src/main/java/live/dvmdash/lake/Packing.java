package live.dvmdash.lake;

/**
 * How hard the rows of a file are compressed.
 *
 * @param level of Zstandard
 * @param pageBytes how much of a column is compressed at once; a merge has a page of each column of
 *     each of its files in memory
 */
record Packing(int level, int pageBytes) {

  /** For what is written while somebody waits, and merged before long. */
  static final Packing QUICK = new Packing(2, 1 << 20);

  /** For what is written to stay: a few in a hundred smaller, for several times the CPU. */
  static final Packing SMALL = new Packing(9, 8 << 20);
}
