package live.dvmdash.cli.load;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.archive.ArchiveCatalog;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Sources.Source;

/** {@code dvmdash load --list}: the archives there are, and which of them were loaded. */
final class CatalogListing {

  private final Console console;
  private final Lake lake;

  CatalogListing(Console console, Lake lake) {
    this.console = console;
    this.lake = lake;
  }

  int print(CatalogOptions options, boolean json) throws IOException, Refusal {
    List<ArchiveCatalog.Entry> entries;
    try (WebArchives web = new WebArchives(console)) {
      entries = web.catalog(options).list();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.INTERRUPTED;
    }
    Set<String> loaded =
        lake.sources().all().stream().map(Source::name).collect(Collectors.toSet());
    if (json) {
      printJson(entries, loaded);
    } else {
      for (ArchiveCatalog.Entry entry : entries) {
        String size =
            entry.bytes() < 0
                ? "size unknown"
                : String.format(Locale.ROOT, "%,d MB", entry.bytes() / 1_000_000);
        String state = loaded.contains(name(entry)) ? "loaded" : "";
        console
            .out()
            .println(
                String.format(Locale.ROOT, "%s  %12s  %s", entry.month(), size, state)
                    .stripTrailing());
      }
    }
    if (entries.isEmpty()) {
      throw options.noArchives();
    }
    return ExitCodes.DONE;
  }

  private void printJson(List<ArchiveCatalog.Entry> entries, Set<String> loaded)
      throws IOException {
    JsonObjects.print(
        console.out(),
        json ->
            JsonObjects.list(
                json,
                "archives",
                entries,
                (fields, entry) -> write(fields, entry, loaded.contains(name(entry)))));
  }

  private static void write(JsonGenerator json, ArchiveCatalog.Entry entry, boolean loaded)
      throws IOException {
    json.writeStringField("month", entry.month().toString());
    json.writeStringField("url", entry.uri().toString());
    JsonText.number(json, "bytes", entry.bytes() < 0 ? null : entry.bytes());
    json.writeBooleanField("loaded", loaded);
  }

  private static String name(ArchiveCatalog.Entry entry) {
    String path = entry.uri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
