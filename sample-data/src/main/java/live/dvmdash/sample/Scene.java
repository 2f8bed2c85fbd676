package live.dvmdash.sample;

/** How one story goes: something that happens between a few actors. */
@FunctionalInterface
interface Scene {

  /** Publishes the story's events on a stage that was set for it alone. */
  void play(Stage stage);
}
