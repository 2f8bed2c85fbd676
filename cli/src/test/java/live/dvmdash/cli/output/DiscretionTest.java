package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.report.Table;
import org.junit.jupiter.api.Test;

class DiscretionTest {

  @Test
  void customersAndRequestsAreLeftOutAndTheirNumbersStay() {
    Table table =
        Documents.rows(
            "x",
            "X",
            "npub name customer_npub customers payer__pubkey users example request_id results",
            Documents.row("npub1a", "A", "npub1b", 3L, "cd", 4L, "draw me a sheep", "ef", 5L));

    Table kept = Discretion.publishable(List.of(table)).getFirst();

    assertThat(kept.columns().stream().map(Table.Column::name))
        .containsExactly("npub", "name", "customers", "users", "results");
    assertThat(kept.rows()).containsExactly(List.of("npub1a", "A", 3L, 4L, 5L));
  }

  @Test
  void aTableOfNothingElseIsLeftOut() {
    Table customers = Documents.rows("x", "X", "customer_npub", Documents.row("npub1a"));

    assertThat(Discretion.publishable(List.of(customers))).isEmpty();
  }
}
