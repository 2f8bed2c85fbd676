package live.dvmdash.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a single event says beyond its seven fields, taken apart once when it is stored so that
 * queries need neither JSON nor BOLT-11. Depends on the event alone, never on other events or on
 * settings. Amounts are millisats; a missing amount is null, not 0.
 */
public sealed interface Facts {

  /** An event of a kind that has nothing to take apart. */
  record None() implements Facts {}

  /**
   * A job request (NIP-90).
   *
   * @param jobInputs the ids in its {@code i} tags of type {@code job}
   * @param chained whether it has such a tag at all, with or without a proper id
   * @param addressed the service providers that its {@code p} tags name
   * @param relays every value of its {@code relays} tags, as written
   * @param bidMsat what the customer offers
   */
  record Request(
      List<Bytes32> jobInputs,
      boolean chained,
      List<Bytes32> addressed,
      List<String> relays,
      @Nullable Long bidMsat)
      implements Facts {}

  /**
   * A job result or job feedback (NIP-90).
   *
   * @param target the request it answers: the value of its first {@code e} tag, else the id in the
   *     JSON of its first {@code request} tag; null for an unlinked answer
   * @param customer the first proper key in a {@code p} tag
   * @param status the value of the first {@code status} tag as written; null on results
   * @param statusInfo the third element of that tag
   * @param amountMsat the value of the first {@code amount} tag when it is a plain decimal integer
   *     of at most 18 digits
   * @param unparsableAmount whether there is an {@code amount} tag with any other value
   * @param invoices the distinct invoices in its {@code amount} tags
   */
  record Answer(
      @Nullable Bytes32 target,
      @Nullable Bytes32 customer,
      @Nullable String status,
      @Nullable String statusInfo,
      @Nullable Long amountMsat,
      boolean unparsableAmount,
      List<Bolt11> invoices)
      implements Facts {}

  /**
   * A zap receipt (NIP-57). It claims a payment and proves none.
   *
   * @param receiptFor the value of its first {@code e} tag
   * @param bolt11 the value of its {@code bolt11} tag as written
   * @param invoice what that invoice holds; null when it is not in the form of BOLT-11
   * @param payer its {@code P} tag, else the author of the zap request
   * @param payee its first {@code p} tag
   * @param zapAmountMsat the {@code amount} of the zap request in its description
   * @param zapRequestSigned whether that zap request has a right id and signature
   * @param descriptionHashMatches whether the invoice commits to the description
   */
  record Receipt(
      @Nullable Bytes32 receiptFor,
      @Nullable String bolt11,
      @Nullable Bolt11 invoice,
      @Nullable Bytes32 payer,
      @Nullable Bytes32 payee,
      @Nullable Long zapAmountMsat,
      boolean zapRequestSigned,
      boolean descriptionHashMatches)
      implements Facts {}

  /**
   * A profile (kind 0) or the announcement of a DVM (kind 31990, NIP-89), whose content is JSON
   * that is often not valid.
   *
   * @param readable whether the content is a JSON object
   * @param name {@code name} in the content, when a non-empty string; so all that follow
   * @param displayName {@code display_name}
   * @param about {@code about}
   * @param picture {@code picture}
   * @param nip90Params {@code nip90Params} as compact JSON
   * @param encryption {@code encryptionSupported}
   * @param d the value of its {@code d} tag, "" when there is none; null for a profile
   * @param kinds the integers in its {@code k} tags, in the order of the tags
   */
  record Profile(
      boolean readable,
      @Nullable String name,
      @Nullable String displayName,
      @Nullable String about,
      @Nullable String picture,
      @Nullable String nip90Params,
      @Nullable Boolean encryption,
      @Nullable String d,
      List<Integer> kinds)
      implements Facts {}

  /**
   * A list of an author's relays (kind 10002, NIP-65).
   *
   * @param relays every value of its {@code r} tags, as written
   */
  record RelayList(List<String> relays) implements Facts {}
}
