package live.dvmdash.cli.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.lake.Diagnosis;
import live.dvmdash.lake.Finding;
import live.dvmdash.lake.Lake;

/**
 * What a check has found.
 *
 * @param full whether it verified every signature
 * @param repaired whether all of it has been mended since
 */
record FindingsListing(Lake lake, Diagnosis diagnosis, boolean full, boolean repaired) {

  /** Whether the lake is sound now. */
  boolean isSound() {
    return repaired || diagnosis.isClean();
  }

  /** Why the run ends as a failure. */
  String refusal(String lakeOption) {
    long faults =
        diagnosis.findings().stream().filter(finding -> !finding.kind().isHarmless()).count();
    return String.format(
        Locale.ROOT,
        "not sound: %s: %,d %s: mend what can be mended by dvmdash check --repair%s",
        lake.directory(),
        faults,
        faults == 1 ? "finding" : "findings",
        lakeOption);
  }

  void print(PrintStream out, boolean quiet) {
    for (Finding finding : diagnosis.findings()) {
      out.println(
          SafeText.oneLine(lake.nameOf(finding.where()).toString())
              + ": "
              + SafeText.oneLine(finding.what())
              + ": "
              + (isMended(finding) ? "repaired" : finding.kind().advice()));
    }
    if (!quiet) {
      out.println(sentence());
    }
  }

  private boolean isMended(Finding finding) {
    return repaired && finding.kind().isMendable();
  }

  private String sentence() {
    String verdict = diagnosis.isClean() ? "sound" : "checked";
    return String.format(
        Locale.ROOT,
        "%s: %,d %s with %,d events; ids and derived columns of all, signatures of %,d%s",
        verdict,
        diagnosis.files(),
        diagnosis.files() == 1 ? "file" : "files",
        diagnosis.events(),
        diagnosis.signatures(),
        full ? "" : " (of all with --full)");
  }

  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          json.writeStringField("lake", lake.directory().toString());
          json.writeBooleanField("sound", isSound());
          json.writeBooleanField("full", full);
          json.writeNumberField("files", diagnosis.files());
          json.writeNumberField("events", diagnosis.events());
          json.writeNumberField("signatures", diagnosis.signatures());
          JsonObjects.list(json, "findings", diagnosis.findings(), this::write);
        });
  }

  private void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("kind", finding.kind().label());
    json.writeStringField("where", lake.nameOf(finding.where()).toString());
    json.writeNumberField("events", finding.count());
    json.writeStringField("detail", finding.detail());
    json.writeBooleanField("repaired", isMended(finding));
  }
}
