package live.dvmdash.cli.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays scenes: ordinary jobs and all that makes counting hard. Answers by several, late, early, to
 * nothing and to the wrong thing; statuses and amounts of every spelling; invoices that two share;
 * receipts that lie; announcements in versions; deletions by others; times at every edge.
 */
final class RandomEvents {

  private static final long NOON = Instant.parse("2025-01-31T12:00:00Z").getEpochSecond();

  /** The ordinary moments first, since small numbers are the simpler ones. */
  private static final long[] MOMENTS = {
    NOON,
    NOON - 3_600,
    NOON + 43_195, // five seconds before the month ends
    NOON + 43_200,
    NOON + 130_000,
    NOON - 86_400,
    NOON - 20 * 86_400,
    NOON + 15 * 86_400,
    Instant.parse("2024-12-31T23:59:58Z").getEpochSecond(),
    Instant.parse("2024-02-29T00:00:00Z").getEpochSecond(),
    0,
    Instant.parse("9999-12-31T23:59:50Z").getEpochSecond(),
    Long.MAX_VALUE - 5_000
  };

  /** How many moments are not beyond all reason. */
  private static final int ORDINARY = 9;

  private static final String NOWHERE = "ab".repeat(32);
  private static final String NO_ID = "AB".repeat(32);

  private final CraftedEvents events = new CraftedEvents();
  private final List<String> ids = new ArrayList<>(List.of(NOWHERE));
  private final List<String> requests = new ArrayList<>(List.of(NOWHERE));
  private final List<String> answers = new ArrayList<>(List.of(NOWHERE));
  private final List<String> invoices = new ArrayList<>();
  private int count;

  private RandomEvents() {}

  /** The elements of an archive in which all this happens, in this order. */
  static List<String> of(List<Scene> scenes) {
    RandomEvents events = new RandomEvents();
    for (Scene scene : scenes) {
      events.play(scene);
    }
    return events.events.elements();
  }

  /** The moments around which things happen, without those that no calendar has. */
  static long moment(int number) {
    return MOMENTS[Math.floorMod(number, ORDINARY)];
  }

  private void play(Scene scene) {
    switch (scene.deed()) {
      case ASK -> requests.add(ask(scene));
      case ANSWER -> answers.add(answer(scene));
      case REACT -> answers.add(react(scene, tag("status", status(scene))));
      case CHARGE -> answers.add(charge(scene));
      case PAY -> pay(scene);
      case ANNOUNCE -> announce(scene);
      case INTRODUCE -> add(scene, 0, profile(scene));
      case DELETE -> add(scene, 5, "", tag("e", chosen(ids, scene)), tag("e", last(requests)));
      case BEAT -> add(scene, 11998, "", tag("status", "My heart keeps beating like a hammer"));
      case REPEAT -> repeat(scene);
      case FORGE -> forge(scene);
      case CHAT -> add(scene, scene.one(0, 1, 4999, 7001, 9321, 31990, 65535), "", tag("e", "x"));
    }
  }

  private String ask(Scene scene) {
    int kind = scene.one(0, 5300, 5300, 5300, 5050, 5100, 5999, 5000, 5128, 5969);
    List<String[]> tags = new ArrayList<>();
    switch (scene.way(1, 6)) {
      case 1 -> tags.add(tag("p", dvm(scene)));
      case 2 -> {
        tags.add(tag("p", dvm(scene), "wss://hint.example"));
        tags.add(tag("p", CraftedEvents.pubkey(4)));
        tags.add(tag("p", dvm(scene)));
      }
      case 3 -> tags.add(tag("p", "npub1"));
      default -> {}
    }
    switch (scene.way(2, 7)) {
      case 1 -> tags.add(tag("relays", "wss://one.example", "wss://two.example"));
      case 2 -> tags.add(tag("relays"));
      case 3 -> tags.add(tag("relays", "nonsense"));
      default -> {}
    }
    switch (scene.way(3, 9)) {
      case 1 -> tags.add(tag("encrypted"));
      case 2 -> tags.add(tag("i", chosen(ids, scene), "job"));
      case 3 -> tags.add(tag("i", chosen(answers, scene), "job", "wss://one.example"));
      case 4 -> tags.add(tag("i", "words", "text"));
      case 5 -> tags.add(tag("param", "limit", "7"));
      case 6 -> tags.add(tag("bid", "12000"));
      case 7 -> tags.add(tag());
      default -> {}
    }
    return add(scene, kind, "", tags.toArray(String[][]::new));
  }

  private String answer(Scene scene) {
    int kind = scene.one(0, 6300, 6300, 6300, 6050, 6100, 6999, 6000, 6128, 6969);
    String request = chosen(requests, scene);
    String[] invoice =
        scene.way(2, 6) == 0 ? tag("amount", "1000", invoice(scene)) : tag("amount", "1000");
    return switch (scene.way(1, 9)) {
      case 0 -> add(scene, kind, "", tag("request", "{\"id\":\"" + request + "\"}"));
      case 1 ->
          add(scene, kind, "", tag("e", NO_ID), tag("request", "{\"id\":\"" + request + "\"}"));
      case 2 -> add(scene, kind, "", tag("e"), tag("e", request));
      case 3 -> add(scene, kind, "", tag("request", "{\"id\":\"" + request + "\"} {"));
      case 4 -> add(scene, kind, "", tag("e", chosen(ids, scene)));
      case 5 -> add(scene, kind, "", tag("e", request), invoice, tag("encrypted", "yes"));
      default -> add(scene, kind, "", tag("e", request), tag("p", dvm(scene)));
    };
  }

  private static String status(Scene scene) {
    return scene.one(
        1,
        "processing",
        "error",
        "partial",
        "success",
        "payment-required",
        "payment_required",
        "Error",
        "",
        "paid");
  }

  private String react(Scene scene, String[]... more) {
    List<String[]> tags = new ArrayList<>(List.of(more));
    String target = scene.way(0, 8) == 0 ? chosen(ids, scene) : chosen(requests, scene);
    tags.add(tag("e", target));
    return add(scene, 7000, "", tags.toArray(String[][]::new));
  }

  private String charge(Scene scene) {
    String amount =
        scene.one(
            2,
            "1000",
            "21000",
            "0",
            "",
            "1e3",
            "-5",
            "21 sats",
            "007",
            "9".repeat(18),
            "9".repeat(19));
    String status = scene.one(3, "payment-required", "payment_required", "processing");
    String[] price =
        scene.way(4, 3) == 0
            ? tag("amount")
            : scene.way(4, 3) == 1 ? tag("amount", amount) : tag("amount", amount, invoice(scene));
    return react(scene, tag("status", status, "please"), price, tag("amount", "7", "lnbc1"));
  }

  /** One that is there already, or a new one. */
  private String invoice(Scene scene) {
    if (!invoices.isEmpty() && scene.way(5, 3) == 0) {
      return chosen(invoices, scene);
    }
    String prefix = scene.one(6, "lnbc10n", "lnbc", "lnbc21u", "lnbc15p", "lntb1m", "lnbc90000000");
    String made =
        scene.way(7, 5) == 0
            ? CraftedInvoice.broken(prefix, "invoice " + count)
            : CraftedInvoice.of(prefix, "invoice " + count);
    invoices.add(made);
    return made;
  }

  private void pay(Scene scene) {
    List<String[]> tags = new ArrayList<>();
    switch (scene.way(0, 5)) {
      case 0 -> tags.add(tag("e", chosen(ids, scene)));
      case 1 -> tags.add(tag("e", NO_ID));
      case 2 -> {}
      default -> tags.add(tag("e", chosen(scene.way(1, 2) == 0 ? requests : answers, scene)));
    }
    String description =
        scene.one(
            2,
            "",
            "no JSON",
            "{\"pubkey\":\"" + dvm(scene) + "\"}",
            zapRequest(scene, "1000"),
            zapRequest(scene, "1000"),
            zapRequest(scene, "999"),
            zapRequest(scene));
    tags.add(tag("description", description));
    String bolt11 = invoices.isEmpty() ? "" : chosen(invoices, scene);
    if (invoices.isEmpty() || scene.way(3, 3) == 0) {
      bolt11 = CraftedInvoice.of("lnbc10n", description);
    }
    if (scene.way(4, 12) > 0) {
      tags.add(tag("bolt11", bolt11));
    }
    if (scene.way(5, 3) > 0) {
      tags.add(tag("p", dvm(scene)));
    }
    if (scene.way(6, 3) == 0) {
      tags.add(tag("P", scene.way(7, 2) == 0 ? "nobody" : CraftedEvents.pubkey(scene.actor())));
    }
    add(scene, 9735, "", tags.toArray(String[][]::new));
  }

  private static String zapRequest(Scene scene, String... amount) {
    String[] tag = amount.length == 0 ? tag("p", dvm(scene)) : tag("amount", amount[0]);
    return CraftedEvents.signed(scene.actor(), NOON, 9734, "", tag).toString();
  }

  private void announce(Scene scene) {
    String kinds = scene.one(1, "5300", "5050", "5969", "1", "x", "");
    String[] kind = kinds.isEmpty() ? tag("d", "x") : tag("k", kinds);
    String[] name =
        scene.way(2, 4) == 0 ? tag("alt", "no d") : tag("d", scene.one(3, "a", "b", ""));
    add(scene, 31990, profile(scene), name, kind);
  }

  private static String profile(Scene scene) {
    return scene.one(
        0,
        "{\"name\":\"Lantern\",\"about\":\"makes light\",\"nip90Params\":{\"n\":{}}}",
        "{\"name\":\"\",\"display_name\":\"Shown\",\"picture\":\"https://x.example/p\"}",
        "{\"display_name\":\"Only shown\",\"encryptionSupported\":true}",
        "{\"name\":7}",
        "{\"name\":\"Lantern " + scene.actor() + "\"} and more",
        "no JSON",
        "{\"name\":\"Kiln " + scene.way(1, 3) + "\"}");
  }

  private void repeat(Scene scene) {
    List<String> before = events.elements();
    if (!before.isEmpty()) {
      events.addLine(before.get(Math.floorMod(scene.about(), before.size())));
    }
  }

  private void forge(Scene scene) {
    String real =
        CraftedEvents.signed(scene.actor(), at(scene), 5300, "forged " + count++).toString();
    events.addLine(
        scene.one(
            0,
            real.replace("forged", "changed"),
            real.replace("\"kind\":5300", "\"kind\":\"5300\""),
            real.replaceAll("\"sig\":\"....", "\"sig\":\"0000"),
            real.replace("\"created_at\":", "\"created_at\":-"),
            real.replace("\"tags\":[]", "\"tags\":[[7]]"),
            "{}"));
  }

  private String add(Scene scene, int kind, String content, String[]... tags) {
    String told = content.isEmpty() ? String.valueOf(scene.way(8, 3)) : content;
    String id = events.add(scene.actor(), at(scene), kind, told, tags);
    ids.add(id);
    count++;
    return id;
  }

  private static long at(Scene scene) {
    return MOMENTS[Math.floorMod(scene.when(), MOMENTS.length)] + scene.seconds();
  }

  private static String dvm(Scene scene) {
    return CraftedEvents.pubkey(4 + scene.way(9, 4));
  }

  private static String chosen(List<String> some, Scene scene) {
    return some.get(some.size() - 1 - Math.floorMod(scene.about(), some.size()));
  }

  private static String last(List<String> some) {
    return some.get(some.size() - 1);
  }

  private static String[] tag(String... values) {
    return values;
  }
}
