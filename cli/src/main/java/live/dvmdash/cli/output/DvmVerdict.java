package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.report.DvmPage;
import org.jspecify.annotations.Nullable;

/** Whether a DVM is up and answers, in one sentence. */
public final class DvmVerdict {

  /** A DVM is taken to be alive so many seconds after its last heartbeat (kind 11998). */
  private static final long HEARTBEAT_HOLDS = 900;

  private final DvmPage page;

  private DvmVerdict(DvmPage page) {
    this.page = page;
  }

  /** The verdict on the DVM of that page. */
  public static String of(DvmPage page) {
    DvmVerdict verdict = new DvmVerdict(page);
    List<String> clauses = List.of(verdict.isUp(), verdict.lastResult(), verdict.answers());
    return "%s; as of %s UTC"
        .formatted(String.join("; ", clauses), Figures.moment(verdict.number("as_of")));
  }

  private String isUp() {
    Long heartbeat = page.number("heartbeat_age");
    if (Boolean.TRUE.equals(page.figure("up"))) {
      return heartbeat != null && heartbeat <= HEARTBEAT_HOLDS
          ? "up, heartbeat " + ago(heartbeat)
          : "up, last sign " + ago(lastAnswerAge());
    }
    if (Boolean.FALSE.equals(page.figure("up"))) {
      return "down, last heartbeat " + (heartbeat == null ? "long ago" : ago(heartbeat));
    }
    long behind = number("as_of") - number("data_end");
    return "not known whether it is up: "
        + (behind > HEARTBEAT_HOLDS
            ? "the data ends " + Figures.duration(behind) + " before"
            : "it sends no heartbeats");
  }

  private long lastAnswerAge() {
    long last = Math.max(number("last_result"), number("last_feedback"));
    return Math.max(0, number("as_of") - last);
  }

  private String lastResult() {
    Long age = page.number("result_age");
    return age == null ? "no result" : "last result " + ago(age);
  }

  private String answers() {
    List<String> said = new ArrayList<>();
    long addressed = number("addressed");
    if (addressed == 0) {
      said.add("no request names it");
      if (number("answered") > 0) {
        said.add("answered " + Figures.count(number("answered")) + " that do not");
      }
    } else {
      said.add(
          "answered %s of %s that name it"
              .formatted(Figures.count(number("addressed_answered")), requests(addressed)));
    }
    if (number("unobservable") > 0) {
      said.add(Figures.count(number("unobservable")) + " unobservable");
    }
    Long median = page.number("response_time__p50");
    if (median != null) {
      said.add("half within " + Figures.duration(median));
    }
    return String.join(", ", said);
  }

  private static String requests(long number) {
    return number == 1 ? "1 request" : Figures.count(number) + " requests";
  }

  private static String ago(long seconds) {
    return Figures.duration(seconds) + " ago";
  }

  /** A figure that is there; 0 when it is not. */
  private long number(String column) {
    @Nullable Long number = page.number(column);
    return number == null ? 0 : number;
  }
}
