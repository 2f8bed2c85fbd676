package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Kind;

/** How DVMs announce themselves (NIP-89). */
final class AnnouncementScenes {

  private static final List<String> HOSTILE_NAMES =
      List.of(
          "Pipes | of | **Markdown** `and` [links](https://x.example)",
          "=HYPERLINK(\"https://x.example\")",
          "+1+1",
          "@SUM(A1:A9)",
          "<script>alert('dvm')</script>",
          "\u001b[31mred\u001b[0m \u001b]0;title\u0007",
          "gnp.exe \u202e reversed",
          "数据自动售货机",
          "آلة بيع البيانات",
          "\uD83E\uDD16 robot \uD83D\uDC69\u200D\uD83D\uDE80",
          "two\nlines and a\ttab",
          "\"quoted\", with comma",
          "  spaces around  ",
          "long " + "name ".repeat(40));

  private static final List<Integer> IMAGES = List.of(5100);

  private AnnouncementScenes() {}

  /** One scene for each DVM of the cast, then those of guests. */
  static List<StagedScene> all(Cast cast) {
    List<StagedScene> scenes = new ArrayList<>();
    for (Dvm dvm : cast.dvms()) {
      scenes.add(new StagedScene("announcements of all DVMs", 1, s -> introduce(s, dvm)));
    }
    for (int i = 0; i < HOSTILE_NAMES.size(); i++) {
      Dvm dvm = new Dvm(cast.guest("hostile name " + i), HOSTILE_NAMES.get(i), List.of(Cast.TEXT));
      scenes.add(new StagedScene("DVM names that attack an output", 1, s -> perform(s, dvm)));
    }
    scenes.addAll(ofGuests());
    return scenes;
  }

  private static List<StagedScene> ofGuests() {
    return List.of(
        new StagedScene("several announcements of one DVM", 1, AnnouncementScenes::several),
        new StagedScene("announcement replaced later", 1, s -> replaced(s, 600)),
        new StagedScene("announcement replaced within its second", 1, s -> replaced(s, 0)),
        new StagedScene(
            "announcement that is no JSON", 1, s -> guest(s, "no json", "{'name': 'x'", IMAGES)),
        new StagedScene(
            "announcement with an empty name",
            1,
            s -> guest(s, "empty name", content("", "nameless"), IMAGES)),
        new StagedScene(
            "announcement of a kind outside the range",
            1,
            s -> guest(s, "out of range", content("Out of Range", "chat"), List.of(1))),
        new StagedScene(
            "announcement of an excluded kind",
            1,
            s -> guest(s, "excluded kind", content("Excluded", "nsite"), List.of(5128))),
        new StagedScene("announcement without `d`", 1, AnnouncementScenes::withoutD));
  }

  private static void introduce(Stage stage, Dvm dvm) {
    String content = content(dvm.name(), "A made-up DVM");
    announce(stage, dvm.author(), 0, "main", content, dvm.kinds());
    if (stage.dice().percent(30)) {
      String profile = content(dvm.name() + " (profile)", "");
      stage.publish(dvm.author(), stage.now() + 1, Kind.PROFILE, Tags.none(), profile);
    }
  }

  /** Announces a guest and lets it do some work, so that reports show its name. */
  private static void perform(Stage stage, Dvm dvm) {
    announce(stage, dvm.author(), 0, "main", content(dvm.name(), dvm.name()), dvm.kinds());
    Job.ask(stage, Cast.TEXT).result(dvm.author(), 5);
  }

  private static void several(Stage stage) {
    Author dvm = stage.cast().guest("several announcements");
    announce(stage, dvm, 0, "images", content("Images of Several", ""), IMAGES);
    announce(stage, dvm, 9, "texts", content("Texts of Several", ""), List.of(Cast.TEXT));
    announce(stage, dvm, 20, "unnamed", "{\"about\":\"no name\"}", List.of(5001));
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void replaced(Stage stage, long seconds) {
    Author dvm = stage.cast().guest("replaced after " + seconds);
    announce(stage, dvm, 0, "main", content("First of " + seconds, ""), IMAGES);
    announce(stage, dvm, seconds, "main", content("Second of " + seconds, ""), IMAGES);
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void withoutD(Stage stage) {
    Author dvm = stage.cast().guest("without d");
    Tags tags = Tags.of("k", "5100");
    stage.publish(dvm, stage.now(), Kind.ANNOUNCEMENT, tags, content("Without D", ""));
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void guest(Stage stage, String part, String content, List<Integer> kinds) {
    Author dvm = stage.cast().guest(part);
    announce(stage, dvm, 0, "main", content, kinds);
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void announce(
      Stage stage, Author dvm, long seconds, String d, String content, List<Integer> kinds) {
    Tags tags = Tags.of("d", d);
    kinds.forEach(kind -> tags.add("k", Integer.toString(kind)));
    tags.add("t", "dvm");
    stage.publish(dvm, stage.now() + seconds, Kind.ANNOUNCEMENT, tags, content);
  }

  private static String content(String name, String about) {
    StringBuilder json = new StringBuilder("{\"name\":");
    JsonString.verbatim(json, name);
    JsonString.verbatim(json.append(",\"about\":"), about);
    return json.append(",\"picture\":\"https://files.example/dvm.png\",")
        .append("\"nip90Params\":{\"max_results\":{\"required\":false,\"values\":[\"20\"]}}}")
        .toString();
  }
}
