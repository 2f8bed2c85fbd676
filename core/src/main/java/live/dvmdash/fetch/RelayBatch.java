package live.dvmdash.fetch;

import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.Elements;
import live.dvmdash.event.Event;
import live.dvmdash.event.MalformedEvent;
import live.dvmdash.relay.Delivery;

/**
 * Events of one relay on their way to the lake.
 *
 * @param deliveries as they came
 * @param position how many bytes of events the relay had sent before them in this run
 */
record RelayBatch(List<Delivery> deliveries, long position) implements Elements {

  @Override
  public int count() {
    return deliveries.size();
  }

  @Override
  public long bytes() {
    return deliveries.stream().mapToLong(delivery -> delivery.json().length).sum();
  }

  @Override
  public Event event(int i) throws MalformedEvent {
    Delivery delivery = deliveries.get(i);
    if (delivery.event() == null) {
      throw new MalformedEvent(String.valueOf(delivery.fault()), true);
    }
    return delivery.event();
  }

  @Override
  public boolean isIdRight(int i) {
    return deliveries.get(i).idRight();
  }

  @Override
  public byte[] raw(int i) {
    byte[] json = deliveries.get(i).json();
    return Arrays.copyOf(json, json.length);
  }

  @Override
  public int size(int i) {
    return deliveries.get(i).json().length;
  }

  @Override
  public long position(int i) {
    long at = position;
    for (Delivery before : deliveries.subList(0, i)) {
      at += before.json().length;
    }
    return at;
  }
}
