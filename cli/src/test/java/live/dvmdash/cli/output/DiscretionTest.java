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
  void idsOfAnnouncementsStayAndIdsOfRequestsDoNot() {
    Table announcements =
        Documents.rows("a", "A", "id npub name", Documents.row("ef", "npub1a", "A"));
    Table requests =
        Documents.rows("b", "B", "id kind reaction", Documents.row("ef", 5300L, "none"));

    List<Table> kept = Discretion.publishable(List.of(announcements, requests));

    assertThat(kept.get(0).columns()).hasSize(3);
    assertThat(kept.get(1).columns().stream().map(Table.Column::name))
        .containsExactly("kind", "reaction");
  }

  @Test
  void aTableOfNothingElseIsLeftOut() {
    Table customers = Documents.rows("x", "X", "customer_npub", Documents.row("npub1a"));

    assertThat(Discretion.publishable(List.of(customers))).isEmpty();
  }

  @Test
  void aFilterNamesNoCustomer() {
    Document document =
        new Document(
            Document.SCHEMA,
            new Document.Scope(
                "2025-02", 1L, 2L, List.of("kind 5300", "customer npub1a", "customer npub1b")),
            Documents.FEBRUARY,
            null,
            List.of());

    assertThat(Discretion.publishable(document).scope().filters())
        .containsExactly("kind 5300", "some customers");
  }

  @Test
  void aFootnoteStays() {
    Table table = Documents.rows("x", "X", "payer results", Documents.row("npub1a", 1L));
    Table noted = new Table("x", "X", table.shape(), table.columns(), table.rows(), "No proof.");

    assertThat(Discretion.publishable(List.of(noted)).getFirst().footnote()).isEqualTo("No proof.");
  }
}
