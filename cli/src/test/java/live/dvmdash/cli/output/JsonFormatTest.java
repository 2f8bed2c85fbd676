package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

  @Test
  void theWholeDocument() {
    Document document =
        Documents.of(
            Documents.object(
                "payments",
                "Payments",
                "asked_msat",
                21_000L,
                "paid__by__ok",
                1L,
                "response_rate",
                1.0,
                "paid__total",
                2L,
                "share",
                0.1 + 0.2,
                "name",
                null),
            Documents.rows(
                "payments__by_kind", "By kind", "kind kinds", Documents.row(5100L, List.of(1L))),
            Documents.rows("dvms", "DVMs", "name"));
    Document dated =
        new Document(
            document.schema(),
            document.scope(),
            document.coverage(),
            Instant.ofEpochSecond(1_740_000_000),
            document.tables());

    assertThat(Documents.text(Format.JSON, dated, Style.plain(0)))
        .isEqualTo(
            """
            {
              "schema": 1,
              "scope": {
                "label": "2025-02",
                "since": 1738368000,
                "until": 1740787200
              },
              "coverage": {
                "first_event": 1738368000,
                "last_event": 1739265180,
                "sources": [
                  "dvm_data_2025_feb.json",
                  "wss://nos.lol"
                ],
                "days": {
                  "complete": 11,
                  "partial": 0,
                  "none": 17
                },
                "gaps": [
                  {
                    "first": "2025-02-12",
                    "last": "2025-02-28"
                  }
                ],
                "note": "2025-02: nothing after 11 February"
              },
              "generated_at": 1740000000,
              "reports": {
                "payments": {
                  "asked_msat": 21000,
                  "paid": {
                    "by": {
                      "ok": 1
                    },
                    "total": 2
                  },
                  "response_rate": 1.0,
                  "share": 0.30000000000000004,
                  "name": null,
                  "by_kind": [
                    {
                      "kind": 5100,
                      "kinds": [
                        1
                      ]
                    }
                  ]
                },
                "dvms": []
              }
            }
            """);
  }

  @Test
  void emptyIsStillWhole() {
    Document document =
        new Document(
            1,
            new Document.Scope(null, null, null),
            new Document.Coverage(null, null, List.of(), 0, 0, 0, List.of(), null),
            null,
            List.of());

    assertThat(Documents.text(Format.JSON, document, Style.plain(0)).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"schema\":1,\"scope\":{\"label\":null,\"since\":null,\"until\":null},"
                + "\"coverage\":{\"first_event\":null,\"last_event\":null,\"sources\":[],"
                + "\"days\":{\"complete\":0,\"partial\":0,\"none\":0},\"gaps\":[],\"note\":null},"
                + "\"reports\":{}}");
  }

  @Test
  void aRowALineWithItsReportFirst() {
    Document document =
        Documents.of(
            Documents.object("overview", "O", "a__b", 1L, "a__c", 0.5),
            Documents.rows(
                "dvms",
                "D",
                "name kinds",
                Documents.row(null, List.of(1L)),
                Documents.row("x", 1L)));

    assertThat(Documents.text(Format.NDJSON, document, Style.plain(0)))
        .isEqualTo(
            """
            {"report":"overview","a":{"b":1,"c":0.5}}
            {"report":"dvms","name":null,"kinds":[1]}
            {"report":"dvms","name":"x","kinds":1}
            """);
    assertThat(Documents.text(Format.NDJSON, document, Style.plain(1)).lines()).hasSize(2);
    assertThat(Documents.text(Format.NDJSON, Documents.of(), Style.plain(0))).isEmpty();
  }

  @Test
  void aNameIsAValueOrAnObject() {
    Document both = Documents.of(Documents.object("o", "O", "a", 1L, "a__b", 1L));
    Document reversed = Documents.of(Documents.object("o", "O", "a__b", 1L, "a", 1L));

    assertThatThrownBy(() -> Documents.text(Format.JSON, both, Style.plain(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a__b lies inside a value");
    assertThatThrownBy(() -> Documents.text(Format.JSON, reversed, Style.plain(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stands for two things");
  }
}
