package live.dvmdash.event;

/** An element that does not have the shape of an event. Carries no stack trace: it is routine. */
public final class MalformedEvent extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean eventShaped;

  /**
   * An element that is no event.
   *
   * @param why what is wrong with it, in words
   * @param eventShaped whether it at least resembles an event
   */
  public MalformedEvent(String why, boolean eventShaped) {
    super(why, null, false, false);
    this.eventShaped = eventShaped;
  }

  /**
   * Whether the element at least resembles an event: a JSON object with three or more of the seven
   * field names.
   */
  public boolean eventShaped() {
    return eventShaped;
  }
}
