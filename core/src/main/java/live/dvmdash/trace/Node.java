package live.dvmdash.trace;

import java.util.List;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/** Something in a trace. */
public sealed interface Node {

  /** What edges call it: the pubkey or event id in hex, or the invoice. */
  String key();

  /**
   * An author of events, or somebody who paid or was paid.
   *
   * @param pubkey the author's key
   * @param name what the author is called in the lake; null without a name
   * @param customer whether it made a request of the trace
   * @param provider whether it made a result or feedback of the trace
   */
  record Entity(Bytes32 pubkey, @Nullable String name, boolean customer, boolean provider)
      implements Node {

    @Override
    public String key() {
      return pubkey.hex();
    }
  }

  /** What an event is in a trace. */
  enum Role {
    /** A job request. */
    REQUEST,
    /** A job result. */
    RESULT,
    /** Job feedback. */
    FEEDBACK,
    /** Any other event that a request names as input, or a receipt as what was paid for. */
    OTHER
  }

  /**
   * Data that a request hands over (its {@code i} tag, NIP-90).
   *
   * @param data the second element of the tag
   * @param type the third, for example {@code text} or {@code url}; null when there is none
   */
  record Input(String data, @Nullable String type) {}

  /**
   * An event that the lake has.
   *
   * @param id the event's id
   * @param kind its kind
   * @param kindName what people call the kind of job; null when it has no common name
   * @param role what the event is in the trace
   * @param createdAt the time the author claims, epoch seconds
   * @param pubkey its author
   * @param content its content, as written
   * @param encrypted whether it has a tag named {@code encrypted}
   * @param target of a result or feedback, the request it answers; null when it names none
   * @param status of feedback, its status as written; null when it has none
   * @param statusInfo what the author adds to the status; null when nothing
   * @param amountMsat of a result or feedback, what its author asks for, in millisats; null when
   *     nothing
   * @param inputs of a request, the data it hands over, in the order of the tags
   * @param jobInputs of a request, the ids in its {@code i} tags of type {@code job}
   * @param addressedTo of a request, the DVMs it names, ascending
   * @param deletedBy the deletions (kind 5, NIP-09) of the event by its own author, ascending
   */
  record KnownEvent(
      Bytes32 id,
      int kind,
      @Nullable String kindName,
      Role role,
      long createdAt,
      Bytes32 pubkey,
      String content,
      boolean encrypted,
      @Nullable Bytes32 target,
      @Nullable String status,
      @Nullable String statusInfo,
      @Nullable Long amountMsat,
      List<Input> inputs,
      List<Bytes32> jobInputs,
      List<Bytes32> addressedTo,
      List<Bytes32> deletedBy)
      implements Node {

    @Override
    public String key() {
      return id.hex();
    }
  }

  /**
   * An event that others point to and the lake does not have.
   *
   * @param id the event's id
   */
  record MissingEvent(Bytes32 id) implements Node {

    @Override
    public String key() {
      return id.hex();
    }
  }

  /**
   * A Lightning invoice (BOLT-11) that a result or feedback carries.
   *
   * @param bolt11 the invoice, as written
   * @param msat its amount, in millisats; null when it names none, so that any amount may be paid
   * @param paymentHash its payment hash; null when it has none
   * @param createdAt when the payee says it was made, epoch seconds; null when unreadable
   * @param expiry how many seconds after that it may be paid; null when unreadable
   * @param checksumOk whether its checksum is right
   */
  record Invoice(
      String bolt11,
      @Nullable Long msat,
      @Nullable Bytes32 paymentHash,
      @Nullable Long createdAt,
      @Nullable Long expiry,
      boolean checksumOk)
      implements Node {

    @Override
    public String key() {
      return bolt11;
    }
  }

  /**
   * A zap receipt (kind 9735, NIP-57). It says that somebody paid, and proves nothing.
   *
   * @param id its id
   * @param createdAt the time that its author claims, epoch seconds
   * @param pubkey its author, which should be the wallet service of the payee
   * @param bolt11 the invoice that it bears; null when it has none
   * @param msat the amount in that invoice, in millisats; null when it names none
   * @param payer who paid; null when it does not say
   * @param payee who was paid; null when it does not say
   * @param receiptFor the event that its first {@code e} tag names; null when there is none
   * @param verdict whether what it says agrees with itself: ok, unsigned-request, amount-mismatch
   *     or hash-mismatch
   */
  record Receipt(
      Bytes32 id,
      long createdAt,
      Bytes32 pubkey,
      @Nullable String bolt11,
      @Nullable Long msat,
      @Nullable Bytes32 payer,
      @Nullable Bytes32 payee,
      @Nullable Bytes32 receiptFor,
      String verdict)
      implements Node {

    @Override
    public String key() {
      return id.hex();
    }
  }
}
