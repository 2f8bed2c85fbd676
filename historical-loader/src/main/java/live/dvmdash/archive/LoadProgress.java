package live.dvmdash.archive;

/** Is told how a load goes on, often; must be quick. */
public interface LoadProgress {

  /** Says nothing. */
  LoadProgress NONE = (source, bytes, total, events) -> {};

  /**
   * Some more was read.
   *
   * @param source the source's name
   * @param bytes how many of its bytes were read
   * @param total its size in bytes, -1 when not known
   * @param events how many of its elements were checked
   */
  void advanced(String source, long bytes, long total, long events);
}
