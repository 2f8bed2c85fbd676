package live.dvmdash.cli.summary;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Tally;

/**
 * What came of all that arrived, from files or from relays.
 *
 * @param all one for each source
 */
public record Tallies(List<Tally> all) {

  /** A figure of all of them together. */
  public long sum(ToLongFunction<Tally> figure) {
    return all.stream().mapToLong(figure).sum();
  }

  /** The fields that every summary has: {@code elements = valid + invalid}, and so on. */
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeNumberField("elements", sum(Tally::elements));
    json.writeNumberField("valid", sum(Tally::valid));
    json.writeNumberField("new", sum(Tally::added));
    json.writeNumberField("duplicates", sum(Tally::duplicates));
    json.writeNumberField("forgotten", sum(Tally::forgotten));
    json.writeObjectFieldStart("invalid");
    for (Invalid reason : Invalid.values()) {
      json.writeNumberField(reason.label(), sum(tally -> tally.invalid(reason)));
    }
    json.writeEndObject();
  }

  /** Notes the sums in the ledger. */
  public void note(OpenRun run) {
    run.count("elements", sum(Tally::elements));
    run.count("new", sum(Tally::added));
    run.count("duplicates", sum(Tally::duplicates));
    run.count("forgotten", sum(Tally::forgotten));
    run.count("invalid", sum(Tally::invalid));
  }

  /**
   * What changed in the lake, in a sentence.
   *
   * @param added the events that were new, by partition
   */
  public String changes(SortedMap<Partition, Long> added) {
    long forgotten = sum(Tally::forgotten);
    return news(added)
        + (forgotten == 0 ? "" : " · left out as forgotten: " + Figures.count(forgotten));
  }

  private String news(SortedMap<Partition, Long> added) {
    if (sum(Tally::valid) == 0) {
      return "nothing new: no valid event was read";
    }
    if (sum(Tally::added) == 0) {
      return "nothing new: the lake has all of it already";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Partition, Long> month : added.entrySet()) {
      text.append(text.isEmpty() ? "new events: " : " · ");
      text.append(month.getKey().month()).append(' ').append(Figures.count(month.getValue()));
    }
    return text.toString();
  }
}
