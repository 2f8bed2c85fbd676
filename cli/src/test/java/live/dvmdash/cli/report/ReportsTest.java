package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of reports, which needs no lake. */
class ReportsTest {

  @TempDir private Path directory;

  @Test
  void everyReportWithItsQuestion() throws IOException {
    Cli.Result table = new Cli(directory).run("reports");
    Cli.Result json = new Cli(directory).run("reports", "--json");

    assertThat(table.exitCode()).isZero();
    assertThat(table.err()).isEmpty();
    Golden.check("reports/list.txt", table.out());
    Golden.check("reports/list.json", json.out());
    assertThat(directory).isEmptyDirectory();
  }
}
