package live.dvmdash.sample;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Kind;

/** What actors say about themselves and each other: announcements, profiles, signs of life. */
final class AnnouncementScenes {

  private static final int RECOMMENDATION = 31989;

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

  private AnnouncementScenes() {}

  /** The scenes of all DVMs of a cast, then those of guests. */
  static List<StagedScene> all(Cast cast) {
    List<StagedScene> scenes = new ArrayList<>();
    for (Dvm dvm : cast.dvms()) {
      scenes.add(new StagedScene("announcements of DVMs", 1, stage -> introduce(stage, dvm)));
    }
    for (int i = 0; i < HOSTILE_NAMES.size(); i++) {
      Dvm dvm = new Dvm(cast.guest("hostile name " + i), HOSTILE_NAMES.get(i), List.of(Cast.TEXT));
      scenes.add(new StagedScene("DVM names that attack an output", 1, s -> perform(s, dvm)));
    }
    scenes.add(new StagedScene("several announcements of one DVM", 1, s -> several(s)));
    scenes.add(new StagedScene("announcement replaced later", 1, s -> replaced(s, 600)));
    scenes.add(new StagedScene("announcement replaced within its second", 1, s -> replaced(s, 0)));
    scenes.add(
        new StagedScene(
            "announcement that is no JSON", 1, s -> announce(s, "no json", "{'name': 'x'", 5100)));
    scenes.add(
        new StagedScene(
            "announcement with an empty name",
            1,
            s -> announce(s, "empty name", content("", "nameless"), 5100)));
    scenes.add(
        new StagedScene(
            "announcement of a kind outside the range",
            1,
            s -> announce(s, "out of range", content("Out of range", "chat"), 1)));
    scenes.add(
        new StagedScene(
            "announcement of an excluded kind",
            1,
            s -> announce(s, "excluded kind", content("Excluded", "nsite"), 5128)));
    scenes.add(
        new StagedScene("DVM named by its profile only", 1, AnnouncementScenes::profileOnly));
    scenes.add(
        new StagedScene(
            "profile with `display_name` only",
            1,
            s -> profile(s, "display name", "{\"display_name\":\"Shown Name\"}")));
    scenes.add(new StagedScene("empty profile", 1, s -> profile(s, "empty profile", "")));
    scenes.add(new StagedScene("profile replaced later", 1, AnnouncementScenes::profileReplaced));
    scenes.add(new StagedScene("heartbeats", 3, AnnouncementScenes::heartbeat));
    scenes.add(new StagedScene("relay lists", 2, AnnouncementScenes::relayList));
    scenes.add(new StagedScene("recommendations of DVMs", 2, AnnouncementScenes::recommendation));
    return scenes;
  }

  private static void introduce(Stage stage, Dvm dvm) {
    announce(
        stage,
        dvm.author(),
        stage.now(),
        "main",
        content(dvm.name(), "A made-up DVM"),
        dvm.kinds());
    if (stage.dice().percent(30)) {
      stage.publish(
          dvm.author(),
          stage.now() + 1,
          Kind.PROFILE,
          Tags.none(),
          content(dvm.name() + " (profile)", ""));
    }
  }

  /** Announces a guest and lets it do some work, so that reports show its name. */
  private static void perform(Stage stage, Dvm dvm) {
    announce(
        stage, dvm.author(), stage.now(), "main", content(dvm.name(), dvm.name()), dvm.kinds());
    Job job = Job.ask(stage, Cast.TEXT);
    job.result(dvm.author(), 5);
  }

  private static void several(Stage stage) {
    Author dvm = stage.cast().guest("several announcements");
    announce(stage, dvm, stage.now(), "images", content("Images of Several", ""), List.of(5100));
    announce(stage, dvm, stage.now() + 9, "texts", content("Texts of Several", ""), List.of(5050));
    announce(stage, dvm, stage.now() + 20, "unnamed", "{\"about\":\"no name\"}", List.of(5001));
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void replaced(Stage stage, long seconds) {
    Author dvm = stage.cast().guest("replaced after " + seconds);
    announce(stage, dvm, stage.now(), "main", content("First of " + seconds, ""), List.of(5100));
    announce(
        stage,
        dvm,
        stage.now() + seconds,
        "main",
        content("Second of " + seconds, ""),
        List.of(5100));
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void announce(Stage stage, String part, String content, int kind) {
    Author dvm = stage.cast().guest(part);
    announce(stage, dvm, stage.now(), part, content, List.of(kind));
    Job.ask(stage, 5100).result(dvm, 30);
  }

  private static void announce(
      Stage stage, Author dvm, long at, String d, String content, List<Integer> kinds) {
    Tags tags = Tags.of("d", d);
    kinds.forEach(kind -> tags.add("k", Integer.toString(kind)));
    stage.publish(dvm, at, Kind.ANNOUNCEMENT, tags.add("t", "dvm"), content);
  }

  private static String content(String name, String about) {
    StringBuilder json = new StringBuilder("{\"name\":");
    JsonString.verbatim(json, name);
    JsonString.verbatim(json.append(",\"about\":"), about);
    return json.append(",\"picture\":\"https://files.example/dvm.png\",")
        .append(
            "\"nip90Params\":{\"max_results\":{\"required\":false,\"values\":[\"20\",\"100\"]}}}")
        .toString();
  }

  private static void profileOnly(Stage stage) {
    profile(
        stage, "profile only", "{\"name\":\"Named by Profile\",\"lud16\":\"dvm@wallet.example\"}");
  }

  private static void profile(Stage stage, String part, String content) {
    Author dvm = stage.cast().guest(part);
    stage.publish(dvm, stage.now(), Kind.PROFILE, Tags.none(), content);
    Job.ask(stage, Cast.TEXT).result(dvm, 7);
  }

  private static void profileReplaced(Stage stage) {
    Author customer = stage.cast().guest("renamed");
    stage.publish(customer, stage.now(), Kind.PROFILE, Tags.none(), "{\"name\":\"Old name\"}");
    stage.publish(customer, stage.now() + 60, Kind.PROFILE, Tags.none(), "{\"name\":\"New name\"}");
  }

  /** The profile of a customer. */
  static void profile(Stage stage) {
    Author customer = stage.cast().customer(stage.dice());
    String content = "{\"name\":\"customer " + stage.dice().below(1000) + "\"}";
    stage.publish(customer, stage.now(), Kind.PROFILE, Tags.none(), content);
  }

  /** A sign of life of some DVM. */
  static void heartbeat(Stage stage) {
    Author dvm = stage.dice().pickSkewed(stage.cast().dvms()).author();
    stage.publish(dvm, stage.now(), Kind.HEARTBEAT, Tags.of("status", "online"), "");
  }

  /** Somebody's list of relays. */
  static void relayList(Stage stage) {
    Dice dice = stage.dice();
    Tags tags = Tags.of("r", stage.cast().relay(dice)).add("r", stage.cast().relay(dice), "write");
    stage.publish(stage.cast().customer(dice), stage.now(), Kind.RELAY_LIST, tags, "");
  }

  private static void recommendation(Stage stage) {
    Dice dice = stage.dice();
    String address = Kind.ANNOUNCEMENT + ":" + dice.pick(stage.cast().dvms()).hex() + ":main";
    Tags tags = Tags.of("d", "5300").add("a", address, stage.cast().relay(dice), "web");
    stage.publish(stage.cast().customer(dice), stage.now(), RECOMMENDATION, tags, "");
  }
}
