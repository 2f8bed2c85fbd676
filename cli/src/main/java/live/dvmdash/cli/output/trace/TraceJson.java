package live.dvmdash.cli.output.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A trace as one object. Fields may be added; a change of meaning changes the schema. */
public final class TraceJson {

  /** The version of the meaning of the fields. */
  private static final int SCHEMA = 1;

  private TraceJson() {}

  /** Writes the trace; {@code out} stays open. */
  public static void write(Trace trace, Writer out) throws IOException {
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("asked", trace.asked());
      json.writeStringField("root", hex(trace.root()));
      json.writeArrayFieldStart("nodes");
      for (Node node : trace.nodes()) {
        writeNode(json, node);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("edges");
      for (Edge edge : trace.edges()) {
        writeEdge(json, edge);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** A node by itself, as it stands in the trace. */
  static String ofNode(Node node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(out)) {
      writeNode(json, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void writeNode(JsonGenerator json, Node node) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type(node));
    json.writeStringField("id", node.key());
    switch (node) {
      case Node.Entity entity -> writeEntity(json, entity);
      case Node.KnownEvent event -> writeEvent(json, event);
      case Node.MissingEvent event -> json.writeBooleanField("missing", true);
      case Node.Invoice invoice -> writeInvoice(json, invoice);
      case Node.Receipt receipt -> writeReceipt(json, receipt);
    }
    json.writeEndObject();
  }

  private static String type(Node node) {
    return switch (node) {
      case Node.Entity entity -> "entity";
      case Node.KnownEvent event -> "event";
      case Node.MissingEvent event -> "event";
      case Node.Invoice invoice -> "invoice";
      case Node.Receipt receipt -> "receipt";
    };
  }

  private static void writeInvoice(JsonGenerator json, Node.Invoice invoice) throws IOException {
    writeNumber(json, "msat", invoice.msat());
    json.writeStringField("payment_hash", hex(invoice.paymentHash()));
    writeNumber(json, "created_at", invoice.createdAt());
    writeNumber(json, "expiry", invoice.expiry());
    json.writeBooleanField("checksum_ok", invoice.checksumOk());
  }

  private static void writeReceipt(JsonGenerator json, Node.Receipt receipt) throws IOException {
    json.writeNumberField("kind", Kind.ZAP_RECEIPT);
    json.writeNumberField("created_at", receipt.createdAt());
    json.writeStringField("pubkey", receipt.pubkey().hex());
    json.writeStringField("bolt11", receipt.bolt11());
    writeNumber(json, "msat", receipt.msat());
    json.writeStringField("payer", hex(receipt.payer()));
    json.writeStringField("payee", hex(receipt.payee()));
    json.writeStringField("receipt_for", hex(receipt.receiptFor()));
    json.writeStringField("verdict", receipt.verdict());
  }

  private static void writeEntity(JsonGenerator json, Node.Entity entity) throws IOException {
    json.writeStringField("name", entity.name());
    json.writeBooleanField("customer", entity.customer());
    json.writeBooleanField("dvm", entity.provider());
  }

  private static void writeEvent(JsonGenerator json, Node.KnownEvent event) throws IOException {
    json.writeNumberField("kind", event.kind());
    json.writeStringField("kind_name", event.kindName());
    json.writeStringField("role", event.role().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("created_at", event.createdAt());
    json.writeStringField("pubkey", event.pubkey().hex());
    json.writeStringField("content", event.content());
    json.writeBooleanField("encrypted", event.encrypted());
    switch (event.role()) {
      case REQUEST -> {
        writeInputs(json, event.inputs());
        writeKeys(json, "addressed_to", event.addressedTo());
      }
      case RESULT, FEEDBACK -> {
        json.writeStringField("target", hex(event.target()));
        if (event.role() == Node.Role.FEEDBACK) {
          json.writeStringField("status", event.status());
          json.writeStringField("status_info", event.statusInfo());
        }
        writeNumber(json, "amount_msat", event.amountMsat());
      }
      case OTHER -> {}
    }
    writeKeys(json, "deleted_by", event.deletedBy());
  }

  private static void writeInputs(JsonGenerator json, List<Node.Input> inputs) throws IOException {
    json.writeArrayFieldStart("inputs");
    for (Node.Input input : inputs) {
      json.writeStartObject();
      json.writeStringField("data", input.data());
      json.writeStringField("type", input.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeKeys(JsonGenerator json, String field, List<Bytes32> keys)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Bytes32 key : keys) {
      json.writeString(key.hex());
    }
    json.writeEndArray();
  }

  private static void writeEdge(JsonGenerator json, Edge edge) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", edge.type().name());
    json.writeStringField("from", edge.from());
    json.writeStringField("to", edge.to());
    if (edge.via() != null) {
      json.writeStringField("via", edge.via().name().toLowerCase(Locale.ROOT));
    }
    json.writeEndObject();
  }

  private static void writeNumber(JsonGenerator json, String field, @Nullable Long number)
      throws IOException {
    if (number == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, number);
    }
  }

  private static @Nullable String hex(@Nullable Bytes32 key) {
    return key == null ? null : key.hex();
  }
}
