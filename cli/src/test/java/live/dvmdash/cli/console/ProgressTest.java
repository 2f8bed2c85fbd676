package live.dvmdash.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Terminal WIDE = new Terminal(true, true, true, 100);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long millis = 1_700_000_000_000L;

  @Test
  void saysHowFarAndHowLongAndGoesAway() {
    Progress progress = progress(WIDE);
    progress.update(1_000_000, 400_000_000, 100);
    millis += 2_000;
    progress.update(100_000_000, 400_000_000, 40_000);

    String line = "loading  25 %  100 MB of 400 MB  40,000 events  20,000/s  0:06 left";
    assertThat(drawn()).isEqualTo("\r" + line);

    progress.close();
    progress.close();
    assertThat(drawn()).isEqualTo("\r" + " ".repeat(line.length()) + "\r");
  }

  @Test
  void shortWorkIsSilent() {
    Progress progress = progress(WIDE);
    millis += 999;
    progress.update(1, 2, 3);
    progress.close();

    assertThat(drawn()).isEmpty();
  }

  @Test
  void drawsTenTimesASecondAtMost() {
    Progress progress = progress(WIDE);
    millis += 1_000;
    for (int i = 0; i < 1_000; i++, millis++) {
      progress.update(i, 1_000, i);
    }

    assertThat(drawn().chars().filter(c -> c == '\r').count()).isEqualTo(10);
  }

  @Test
  void aShorterLineCoversTheLongerOne() {
    Progress progress = progress(WIDE);
    millis += 1_000;
    progress.update(0, 0, 1_000_000);
    assertThat(drawn()).isEqualTo("\rloading  0 MB  1,000,000 events  1,000,000/s");
    millis += 1_000;
    progress.update(0, 0, 1);

    assertThat(drawn()).isEqualTo("\rloading  0 MB  1 events  0/s" + " ".repeat(16));
  }

  @Test
  void staysWithinTheTerminal() {
    Progress progress = progress(new Terminal(true, true, true, 20));
    millis += 1_000;
    progress.update(1, 2, 3);

    assertThat(drawn()).isEqualTo("\rloading  50 %  0 MB");
  }

  @Test
  void isSilentWithoutATerminal() {
    Progress progress = progress(Terminal.NONE);
    millis += 5_000;
    progress.update(1, 2, 3);
    progress.close();

    assertThat(drawn()).isEmpty();
  }

  private Progress progress(Terminal terminal) {
    return new Progress(
        new PrintStream(err, true, UTF_8), terminal, () -> Instant.ofEpochMilli(millis), "loading");
  }

  private String drawn() {
    String text = err.toString(UTF_8);
    err.reset();
    return text;
  }
}
