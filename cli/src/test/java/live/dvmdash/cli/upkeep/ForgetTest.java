package live.dvmdash.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EVENTS = SampleData.events(60);

  @TempDir private Path directory;
  private Cli cli;
  private String pubkey;
  private String npub;
  private long theirs;

  @BeforeEach
  void aLake() throws IOException {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    pubkey = field(EVENTS.getFirst(), "pubkey");
    npub = Nip19.npub(Bytes32.ofHex(pubkey));
    theirs = EVENTS.stream().filter(event -> isTheirs(event)).count();
    // One of theirs is forged, and so in the quarantine.
    String forged = EVENTS.getFirst().replace("\"content\":\"", "\"content\":\"forged ");
    Files.writeString(directory.resolve("x.jsonl"), String.join("\n", EVENTS) + "\n" + forged);
    assertThat(cli.run("load", "x.jsonl").exitCode()).isZero();
  }

  private static String field(String event, String name) throws IOException {
    return JSON.readTree(event).path(name).asText();
  }

  private boolean isTheirs(String event) {
    return event.contains("\"pubkey\":\"" + pubkey + "\"");
  }

  private JsonNode load() throws IOException {
    return JSON.readTree(cli.run("load", "x.jsonl", "--json").out());
  }

  private List<String> stored() {
    return cli.run("export").out().lines().toList();
  }

  @Test
  void anAuthorIsGoneAndDoesNotComeBack() throws IOException {
    Cli.Result result = cli.run("forget", npub, "--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .endsWith("\nremoved %d events of 1 month and 1 in quarantine\n".formatted(theirs));
    assertThat(stored()).hasSize(EVENTS.size() - (int) theirs).noneMatch(this::isTheirs);
    assertThat(cli.run("quarantine").out()).startsWith("the quarantine is empty");

    JsonNode again = load();
    assertThat(again.path("forgotten").asLong()).isEqualTo(theirs);
    assertThat(again.path("new").asLong()).isZero();
    assertThat(again.path("valid").asLong()).isEqualTo(EVENTS.size() - theirs);
    assertThat(again.at("/invalid/bad_id").asLong()).isEqualTo(1);
    assertThat(again.path("elements").asLong()).isEqualTo(EVENTS.size() - theirs + 1);
    assertThat(stored()).noneMatch(this::isTheirs);
    assertThat(cli.run("quarantine").out()).startsWith("the quarantine is empty");
    assertThat(cli.run("load", "x.jsonl").out())
        .endsWith("has all of it already · left out as forgotten: %d\n".formatted(theirs));
  }

  @Test
  void aSingleEventIsGone() throws IOException {
    String id = field(EVENTS.get(5), "id");

    Cli.Result result = cli.run("forget", Nip19.note(Bytes32.ofHex(id)), "--yes", "--json");

    assertThat(JSON.readTree(result.out()).path("removed").asInt()).isEqualTo(1);
    assertThat(cli.run("export", "--id", id).exitCode()).isEqualTo(5);
    assertThat(cli.run("trace", id).exitCode()).isEqualTo(5);
    assertThat(load().path("forgotten").asInt()).isEqualTo(1);
  }

  @Test
  void hexIsWhateverTheLakeKnowsOfIt() throws IOException {
    String id = field(EVENTS.get(5), "id");
    assertThat(cli.run("forget", id, "--yes").out()).endsWith("removed 1 event of 1 month\n");
    assertThat(cli.run("forget", pubkey, "--yes").exitCode()).isZero();
    assertThat(stored()).noneMatch(this::isTheirs);

    Cli.Result unknown = cli.run("forget", "0".repeat(64), "--yes");
    assertThat(unknown.exitCode()).isEqualTo(5);
    assertThat(unknown.err()).contains("say which it is: npub1").contains(" or note1");
  }

  @Test
  void aRehearsalChangesNothing() throws IOException {
    List<String> before = stored();

    JsonNode rehearsal = JSON.readTree(cli.run("forget", npub, "--dry-run", "--json").out());

    assertThat(rehearsal.path("dry_run").asBoolean()).isTrue();
    assertThat(rehearsal.path("removed").asLong()).isEqualTo(theirs);
    assertThat(rehearsal.path("removed_from_quarantine").asLong()).isEqualTo(1);
    assertThat(stored()).isEqualTo(before);
    assertThat(load().path("forgotten").asLong()).isZero();
  }

  @Test
  void aPersonIsAsked() {
    cli.onTerminal(80);

    assertThat(cli.piping("\n").run("forget", npub))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "Remove what is known of 1 author for good? [y/N] dvmdash: nothing was removed\n"));
    assertThat(stored()).anyMatch(this::isTheirs);
    assertThat(cli.piping("y\n").run("forget", npub).exitCode()).isZero();
    assertThat(cli.run("export").out()).doesNotContain("\"pubkey\":\"" + pubkey);
  }

  @Test
  void nobodyToAskIsNoConsent() {
    Cli.Result result = cli.run("forget", npub);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "dvmdash: would remove what is known of 1 author for good:"
                + " add --yes, or --dry-run to see more\n");
    assertThat(stored()).anyMatch(this::isTheirs);
  }

  @Test
  void aPartOfAnIdIsNotEnough() {
    Cli.Result result = cli.run("forget", pubkey.substring(0, 12), "--yes");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("forget takes whole ids and keys");
  }

  @Test
  void theLedgerDoesNotSayWhom() throws IOException {
    cli.at(Cli.NOW.plusSeconds(60)).run("forget", npub, "--yes");

    JsonNode run = JSON.readTree(cli.run("status", "--json").out()).at("/runs/1");
    assertThat(run.path("command").asText()).isEqualTo("forget");
    assertThat(run.at("/counts/removed").asLong()).isEqualTo(theirs);
  }

  @Test
  void noFileOfAnOlderSnapshotIsLeft() throws IOException {
    cli.piping(EVENTS.getLast()).run("load", "-");

    cli.run("forget", npub, "--yes");

    try (Stream<Path> snapshots = Files.list(directory.resolve("lake/.snapshots"))) {
      assertThat(snapshots).hasSize(1);
    }
  }
}
