package live.dvmdash.sample;

/**
 * A scene that is played on purpose, so that an archive holds its situation for certain.
 *
 * @param title the situation, as the README of the sample data names it
 * @param times how often it is played in one round
 * @param scene how it goes
 */
record StagedScene(String title, int times, Scene scene) {}
