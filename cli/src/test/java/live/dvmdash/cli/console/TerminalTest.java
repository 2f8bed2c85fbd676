package live.dvmdash.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.dvmdash.cli.output.Style;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void aPipeAsksNobody() {
    Terminal pipe =
        Terminal.of(
            Map.of("COLUMNS", "100"),
            false,
            false,
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(pipe).isEqualTo(Terminal.NONE);
    assertThat(pipe.style(20)).isEqualTo(Style.plain(20));
  }

  @Test
  void aTerminalSaysItsWidth() {
    Terminal terminal = Terminal.of(Map.of(), true, true, () -> 132);

    assertThat(terminal).isEqualTo(new Terminal(true, true, true, 132));
    assertThat(terminal.style(20)).isEqualTo(new Style(true, 132, 20, true));
  }

  @Test
  void columnsGoBeforeAskingUnlessTheyAreNonsense() {
    assertThat(width("100", 132)).isEqualTo(100);
    assertThat(width(" 100 ", 132)).isEqualTo(100);
    assertThat(width("wide", 132)).isEqualTo(132);
    assertThat(width("-5", 132)).isEqualTo(132);
    assertThat(width("3", 0)).isEqualTo(80);
  }

  @Test
  void colourIsForThoseWhoWantIt() {
    assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true, true, () -> 80).colour()).isFalse();
    assertThat(Terminal.of(Map.of("NO_COLOR", ""), true, true, () -> 80).colour()).isTrue();
    assertThat(Terminal.of(Map.of(), false, true, () -> 80).colour()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true, true, () -> 80))
        .isEqualTo(new Terminal(true, false, false, 80));
  }

  private static int width(String columns, int asked) {
    return Terminal.of(Map.of("COLUMNS", columns), true, true, () -> asked).width();
  }
}
