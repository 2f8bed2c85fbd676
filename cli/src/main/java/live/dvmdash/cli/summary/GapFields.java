package live.dvmdash.cli.summary;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.lake.KnownGap;

/** The field {@code gaps} of whatever is told of a relay as JSON. */
public final class GapFields {

  private GapFields() {}

  /** Lists what a relay may have and did not give. */
  public static void write(JsonGenerator json, List<KnownGap> gaps) throws IOException {
    JsonObjects.list(json, "gaps", gaps, GapFields::write);
  }

  private static void write(JsonGenerator json, KnownGap gap) throws IOException {
    json.writeStringField("selection", gap.selection());
    json.writeStringField("kinds", gap.kinds().toString());
    json.writeNumberField("since", gap.time().since());
    json.writeNumberField("until", gap.time().until());
    json.writeStringField("reason", gap.reason());
  }
}
