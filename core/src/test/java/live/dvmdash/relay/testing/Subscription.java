package live.dvmdash.relay.testing;

/** What a client has asked for and not ended yet. */
final class Subscription {

  private final Request request;
  private volatile boolean open = true;
  private volatile boolean live = true;

  Subscription(Request request) {
    this.request = request;
  }

  String name() {
    return request.subscription();
  }

  Request request() {
    return request;
  }

  boolean isOpen() {
    return open;
  }

  /** Nothing more is sent. */
  void end() {
    open = false;
  }

  /** New events are not sent any more, stored ones still are. */
  void forget() {
    live = false;
  }

  boolean wants(StoredEvent event) {
    return open && live && request.filters().stream().anyMatch(filter -> filter.matches(event));
  }
}
