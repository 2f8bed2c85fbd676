package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeViewsTest {

  private static final String A = "aa".repeat(32);

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("Ann's {excluded} lake; é"));
  }

  private List<List<@Nullable Object>> query(String sql) throws IOException, SQLException {
    return TestLake.duckDb(Files.readString(lake.lake.directory().resolve("views.sql")) + sql);
  }

  private static Event announcement(
      SigningAuthor dvm, long time, String d, String kind, String content) {
    return dvm.sign(time, 31990, List.of(List.of("d", d), List.of("k", kind)), content);
  }

  private static Event profile(SigningAuthor author, long time, String content) {
    return author.sign(time, 0, List.of(), content);
  }

  private void assertNames(SigningAuthor dvm, String... names) throws Exception {
    assertThat(query("SELECT name FROM dvm_names WHERE pubkey = '" + dvm.pubkey().hex() + "'"))
        .extracting(row -> row.get(0))
        .containsExactly((Object[]) names);
  }

  @Test
  void idsAreLowerCaseHex() throws Exception {
    Event request =
        AUTHOR.sign(
            FEBRUARY, 5050, List.of(List.of("i", A, "job"), List.of("p", A), List.of("e", A)), "");
    Event result = AUTHOR.sign(FEBRUARY + 1, 6050, List.of(List.of("e", A), List.of("p", A)), "");
    Event receipt =
        AUTHOR.sign(
            FEBRUARY + 2, 9735, List.of(List.of("e", A), List.of("P", A), List.of("p", A)), "");
    lake.load(request, result, receipt);

    assertThat(
            query(
                "SELECT id, pubkey, sig, other_ids[1], job_inputs[1], addressed[1] FROM requests"))
        .containsExactly(
            List.of(request.id().hex(), AUTHOR.pubkey().hex(), request.sig().hex(), A, A, A));
    assertThat(query("SELECT id, target, customer FROM results"))
        .containsExactly(List.of(result.id().hex(), A, A));
    assertThat(query("SELECT receipt_for, payer, payee FROM events WHERE kind = 9735"))
        .containsExactly(List.of(A, A, A));
    assertThat(query("SELECT count(*) FROM events WHERE id = '" + request.id().hex() + "'"))
        .containsExactly(List.of(1L));
  }

  @Test
  void timesAreUtcAndNoneBeyondTheCalendar() throws Exception {
    lake.load(note(0, 1), note(253_402_300_799L, 2), note(Long.MAX_VALUE, 3));

    assertThat(query("SELECT created::VARCHAR, month FROM events ORDER BY created_at"))
        .containsExactly(
            List.of("1970-01-01 00:00:00", "1970-01"),
            List.of("9999-12-31 23:59:59", "9999-12"),
            Arrays.asList(null, "later"));
  }

  @Test
  void requestsResultsAndFeedbackAreTheRangesWithoutTheExcludedKinds() throws Exception {
    int[] kinds = {4999, 5000, 5128, 5999, 6000, 6666, 6969, 6999, 7000, 7001};
    for (int kind : kinds) {
      lake.load(AUTHOR.sign(FEBRUARY, kind, List.of(), ""));
    }

    assertThat(query("SELECT kind FROM requests ORDER BY kind"))
        .containsExactly(List.of(5000), List.of(5999));
    assertThat(query("SELECT kind FROM results ORDER BY kind"))
        .containsExactly(List.of(6000), List.of(6999));
    assertThat(query("SELECT kind FROM feedback")).containsExactly(List.of(7000));
    assertThat(query("SELECT count(*) FROM events")).containsExactly(List.of(10L));
  }

  @Test
  void aDvmIsNamedByItsNewestAnnouncementOverAllD() throws Exception {
    SigningAuthor dvm = SigningAuthor.number(7);
    lake.load(
        announcement(dvm, FEBRUARY + 1, "one", "5050", "{\"name\":\"old\"}"),
        announcement(dvm, FEBRUARY + 3, "two", "5050", "{\"name\":\"new\"}"),
        announcement(dvm, FEBRUARY + 4, "three", "5050", "{\"name\":\"\"}"),
        announcement(dvm, FEBRUARY + 5, "four", "1", "{\"name\":\"an app\"}"),
        announcement(dvm, FEBRUARY + 6, "five", "5969", "{\"name\":\"a poll\"}"),
        profile(dvm, FEBRUARY + 9, "{\"name\":\"profile\"}"));

    assertNames(dvm, "new");
  }

  @Test
  void anAnnouncementThatWasReplacedNamesNobody() throws Exception {
    SigningAuthor dvm = SigningAuthor.number(7);
    lake.load(
        announcement(dvm, FEBRUARY + 1, "d", "5050", "{\"name\":\"old\"}"),
        announcement(dvm, FEBRUARY + 2, "d", "5050", "not JSON"),
        profile(dvm, FEBRUARY, "{\"display_name\":\"displayed\"}"));

    assertNames(dvm, "displayed");
  }

  @Test
  void ofEquallyOldOnesTheLowestIdCounts() throws Exception {
    SigningAuthor dvm = SigningAuthor.number(7);
    Event one = announcement(dvm, FEBRUARY, "same", "5050", "{\"name\":\"one\"}");
    Event two = announcement(dvm, FEBRUARY, "same", "5050", "{\"name\":\"two\"}");
    Event three = announcement(dvm, FEBRUARY, "other", "5050", "{\"name\":\"three\"}");
    lake.load(one, two, three);

    Event version = one.id().compareTo(two.id()) < 0 ? one : two;
    Event newest = version.id().compareTo(three.id()) < 0 ? version : three;
    assertNames(dvm, newest.content().replaceAll(".*:\"|\".*", ""));
  }

  @Test
  void onlyTheNewestProfileCountsAndItsNameBeforeItsDisplayName() throws Exception {
    SigningAuthor both = SigningAuthor.number(7);
    SigningAuthor emptied = SigningAuthor.number(8);
    lake.load(
        profile(both, FEBRUARY, "{\"name\":\"n\",\"display_name\":\"d\"}"),
        profile(emptied, FEBRUARY, "{\"name\":\"n\"}"),
        profile(emptied, FEBRUARY + 1, "{}"));

    assertNames(both, "n");
    assertNames(emptied);
  }
}
