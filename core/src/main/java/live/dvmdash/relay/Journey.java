package live.dvmdash.relay;

/**
 * What the windows of one walk share.
 *
 * @param questions asks the relay
 * @param habits what its answers have shown
 * @param ladder how many kinds it takes at once
 * @param refusals what it does not answer
 * @param empties whether to believe that there is nothing
 * @param dense divides seconds
 */
record Journey(
    Questions questions,
    Habits habits,
    KindLadder ladder,
    Refusals refusals,
    EmptyAnswers empties,
    DenseSecond dense) {}
