package live.dvmdash.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.RelayUrl;

/** Tells what a fetch would ask, as far as the lake can say so beforehand. Contacts nobody. */
public final class Rehearsal {

  private final Lake lake;
  private final Fetch.Means means;

  /** Over a lake, which need not exist. */
  public Rehearsal(Lake lake, Fetch.Means means) {
    this.lake = lake;
    this.means = means;
  }

  /**
   * What would be asked of one relay.
   *
   * @param relay its address
   * @param rests whether it is left alone, because it has been dead for days
   * @param filters each for the whole of a time, which is then asked for in pages and windows
   */
  public record Part(RelayUrl relay, boolean rests, List<Filter> filters) {}

  /** What would be asked, by relay. */
  public List<Part> of(FetchOrder order) throws IOException {
    long now = means.clock().instant().getEpochSecond();
    Knowledge knowledge = new Knowledge(lake, means);
    JobKinds kinds = knowledge.kinds(order.scope(), (kind, author) -> {});
    FetchPlan plan = FetchPlan.of(order, kinds, now);
    ContextPlan context = knowledge.context(order);
    List<Part> parts = new ArrayList<>();
    for (RelayChoice choice : order.relays()) {
      RelayRecord record = lake.relays().of(choice.url().text()).believedAt(now);
      RelayRecord known = order.refetch() ? RelayRecord.untried(record.relay()) : record;
      List<Task> tasks = new ArrayList<>(plan.tasks(known::complete));
      if (order.context()) {
        tasks.addAll(context.tasks(known::complete, known.askedAbout()));
      }
      boolean rests = Rest.of(choice, record, now) == Rest.ASLEEP;
      parts.add(
          new Part(
              choice.url(), rests, rests ? List.of() : tasks.stream().map(Task::filter).toList()));
    }
    return parts;
  }
}
