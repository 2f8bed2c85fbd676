package live.dvmdash.lake;

import java.util.function.Consumer;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.PackedTags;
import live.dvmdash.event.Signature;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Makes an event of the seven plain columns of a row. */
final class EventMaterializer extends RecordMaterializer<Event> {

  private byte[] id = {};
  private byte[] pubkey = {};
  private long createdAt;
  private int kind;
  private final PackedTags.Builder tags = new PackedTags.Builder();
  private String content = "";
  private byte[] sig = {};

  private final GroupConverter root =
      new Group(
          new Bytes(value -> id = value),
          new Bytes(value -> pubkey = value),
          new PrimitiveConverter() {
            @Override
            public void addLong(long value) {
              createdAt = value;
            }
          },
          new PrimitiveConverter() {
            @Override
            public void addInt(int value) {
              kind = value;
            }
          },
          new Group(
              new Group(
                  new Group(new Group(new Bytes(text -> tags.text(text, 0, text.length)))) {
                    @Override
                    public void end() {
                      tags.endTag();
                    }
                  })),
          new Text(value -> content = value),
          new Bytes(value -> sig = value)) {
        @Override
        public void start() {
          tags.clear();
        }
      };

  @Override
  public Event getCurrentRecord() {
    return new Event(
        Bytes32.of(id),
        Bytes32.of(pubkey),
        createdAt,
        kind,
        tags.build(),
        content,
        Signature.of(sig));
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  /** A group of fields, by their places. */
  static class Group extends GroupConverter {

    private final Converter[] fields;

    Group(Converter... fields) {
      this.fields = fields;
    }

    @Override
    public Converter getConverter(int field) {
      return fields[field];
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  private static final class Bytes extends PrimitiveConverter {

    private final Consumer<byte[]> to;

    Bytes(Consumer<byte[]> to) {
      this.to = to;
    }

    @Override
    public void addBinary(Binary value) {
      to.accept(value.getBytes());
    }
  }

  private static final class Text extends PrimitiveConverter {

    private final Consumer<String> to;

    Text(Consumer<String> to) {
      this.to = to;
    }

    @Override
    public void addBinary(Binary value) {
      to.accept(value.toStringUsingUTF8());
    }
  }
}
