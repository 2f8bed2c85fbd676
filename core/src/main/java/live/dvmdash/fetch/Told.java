package live.dvmdash.fetch;

/** What the threads of an inquiry have for the one that writes the lake. */
sealed interface Told {

  /** Whose it is. */
  Informant from();

  /** How much room it takes in memory, about. */
  default long bytes() {
    return 0;
  }

  /** Events. */
  record Events(Informant from, RelayBatch batch) implements Told {

    @Override
    public long bytes() {
      return batch.bytes();
    }
  }

  /** All that was to be asked was asked, or cannot be. */
  record Returned(Informant from) implements Told {}
}
