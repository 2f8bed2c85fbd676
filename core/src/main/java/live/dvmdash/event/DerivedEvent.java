package live.dvmdash.event;

import java.util.List;

/**
 * An event with what follows from it alone.
 *
 * @param event the event
 * @param encrypted whether it has a tag named {@code encrypted}
 * @param otherIds the proper ids in its {@code e} tags, in order and without repetition, except the
 *     one that {@code facts} holds already as target of an answer or object of a receipt
 * @param facts what its kind says
 */
public record DerivedEvent(Event event, boolean encrypted, List<Bytes32> otherIds, Facts facts) {}
