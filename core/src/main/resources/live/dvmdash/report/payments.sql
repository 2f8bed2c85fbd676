-- What was asked for, invoiced and paid in the scope, from asking to the result.
WITH asked AS (
  SELECT
    count(*) AS payment_requests,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS asked_msat,
    count(*) FILTER (WHERE unparsable) AS unparsable_amounts
  FROM payment_requests
),
invoiced AS (
  SELECT
    count(*) AS invoices,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS invoiced_msat,
    count(*) FILTER (WHERE msat IS NULL) AS open_invoices,
    count(*) FILTER (WHERE NOT checksum_ok) AS broken_invoices,
    count(*) FILTER (WHERE receipt_seen) AS invoices_with_receipt
  FROM invoices
),
paid AS (
  SELECT
    count(*) AS receipts,
    count(*) FILTER (WHERE via = 'none') AS receipts_unlinked,
    count(*) FILTER (WHERE via = 'bolt11') AS receipts_via_bolt11,
    count(*) FILTER (WHERE via = 'e') AS receipts_via_e,
    CAST(least(coalesce(sum(msat) FILTER (WHERE via <> 'none'), 0), 9223372036854775807) AS BIGINT) AS paid_msat,
    CAST(least(coalesce(sum(msat) FILTER (WHERE via <> 'none' AND verdict = 'ok'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__ok,
    CAST(least(coalesce(sum(msat) FILTER (WHERE via <> 'none' AND verdict = 'amount-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__amount_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE via <> 'none' AND verdict = 'hash-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__hash_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE via <> 'none' AND verdict = 'unsigned-request'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__unsigned_request,
    count(DISTINCT payer) FILTER (WHERE via <> 'none') AS payers,
    count(*) FILTER (WHERE via <> 'none' AND payer IS NULL) AS receipts_without_payer,
    count(DISTINCT payee) FILTER (WHERE via <> 'none') AS payees,
    count(DISTINCT request_id) AS paid_requests,
    count(DISTINCT request_id) FILTER (WHERE answered) AS paid_requests_answered
  FROM receipts
)
SELECT
  a.payment_requests,
  a.asked_msat,
  a.unparsable_amounts,
  i.invoices,
  i.invoiced_msat,
  i.open_invoices,
  i.broken_invoices,
  i.invoices_with_receipt,
  p.receipts,
  p.receipts_via_bolt11,
  p.receipts_via_e,
  p.receipts_unlinked,
  p.paid_msat,
  p.paid_msat_by_verdict__ok,
  p.paid_msat_by_verdict__amount_mismatch,
  p.paid_msat_by_verdict__hash_mismatch,
  p.paid_msat_by_verdict__unsigned_request,
  p.payers,
  p.receipts_without_payer,
  p.payees,
  p.paid_requests,
  p.paid_requests_answered
FROM asked a
CROSS JOIN invoiced i
CROSS JOIN paid p
ORDER BY a.payment_requests NULLS LAST;

-- One row for each DVM that asked, sent an invoice or is said to be paid; null where nobody can tell.
WITH asked AS (
  SELECT
    pubkey,
    count(*) AS payment_requests,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS asked_msat,
    count(*) FILTER (WHERE unparsable) AS unparsable_amounts
  FROM payment_requests
  GROUP BY pubkey
),
invoiced AS (
  SELECT
    pubkey,
    count(*) AS invoices,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS invoiced_msat,
    count(*) FILTER (WHERE msat IS NULL) AS open_invoices,
    count(*) FILTER (WHERE NOT checksum_ok) AS broken_invoices,
    count(*) FILTER (WHERE receipt_seen) AS invoices_with_receipt
  FROM invoices
  GROUP BY pubkey
),
paid AS (
  SELECT
    pubkey,
    count(*) AS receipts,
    count(*) FILTER (WHERE via = 'bolt11') AS receipts_via_bolt11,
    count(*) FILTER (WHERE via = 'e') AS receipts_via_e,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS paid_msat,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'ok'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__ok,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'amount-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__amount_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'hash-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__hash_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'unsigned-request'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__unsigned_request,
    count(DISTINCT payer) AS payers,
    count(*) FILTER (WHERE payer IS NULL) AS receipts_without_payer,
    count(DISTINCT payee) AS payees,
    count(DISTINCT request_id) AS paid_requests,
    count(DISTINCT request_id) FILTER (WHERE answered_by_dvm) AS paid_requests_answered
  FROM receipts
  WHERE via <> 'none'
  GROUP BY pubkey
),
keys AS (
  SELECT pubkey FROM asked
  UNION
  SELECT pubkey FROM invoiced
  UNION
  SELECT pubkey FROM paid
)
SELECT
  k.pubkey,
  k.pubkey AS npub,
  n.name,
  coalesce(a.payment_requests, 0) AS payment_requests,
  coalesce(a.asked_msat, 0) AS asked_msat,
  coalesce(a.unparsable_amounts, 0) AS unparsable_amounts,
  coalesce(i.invoices, 0) AS invoices,
  coalesce(i.invoiced_msat, 0) AS invoiced_msat,
  coalesce(i.open_invoices, 0) AS open_invoices,
  coalesce(i.broken_invoices, 0) AS broken_invoices,
  coalesce(i.invoices_with_receipt, 0) AS invoices_with_receipt,
  coalesce(p.receipts, 0) AS receipts,
  coalesce(p.receipts_via_bolt11, 0) AS receipts_via_bolt11,
  coalesce(p.receipts_via_e, 0) AS receipts_via_e,
  coalesce(p.paid_msat, 0) AS paid_msat,
  coalesce(p.paid_msat_by_verdict__ok, 0) AS paid_msat_by_verdict__ok,
  coalesce(p.paid_msat_by_verdict__amount_mismatch, 0) AS paid_msat_by_verdict__amount_mismatch,
  coalesce(p.paid_msat_by_verdict__hash_mismatch, 0) AS paid_msat_by_verdict__hash_mismatch,
  coalesce(p.paid_msat_by_verdict__unsigned_request, 0) AS paid_msat_by_verdict__unsigned_request,
  coalesce(p.payers, 0) AS payers,
  coalesce(p.receipts_without_payer, 0) AS receipts_without_payer,
  coalesce(p.payees, 0) AS payees,
  coalesce(p.paid_requests, 0) AS paid_requests,
  coalesce(p.paid_requests_answered, 0) AS paid_requests_answered
FROM keys k
LEFT JOIN asked a ON a.pubkey IS NOT DISTINCT FROM k.pubkey
LEFT JOIN invoiced i ON i.pubkey IS NOT DISTINCT FROM k.pubkey
LEFT JOIN paid p ON p.pubkey IS NOT DISTINCT FROM k.pubkey
LEFT JOIN names n ON n.pubkey = k.pubkey
ORDER BY paid_msat DESC NULLS LAST, asked_msat DESC NULLS LAST, k.pubkey NULLS LAST;

-- One row for each kind of request with any of that; null where nobody can tell.
WITH asked AS (
  SELECT
    kind,
    count(*) AS payment_requests,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS asked_msat,
    count(*) FILTER (WHERE unparsable) AS unparsable_amounts
  FROM payment_requests
  GROUP BY kind
),
invoiced AS (
  SELECT
    kind,
    count(*) AS invoices,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS invoiced_msat,
    count(*) FILTER (WHERE msat IS NULL) AS open_invoices,
    count(*) FILTER (WHERE NOT checksum_ok) AS broken_invoices,
    count(*) FILTER (WHERE receipt_seen) AS invoices_with_receipt
  FROM invoices
  GROUP BY kind
),
paid AS (
  SELECT
    kind,
    count(*) AS receipts,
    count(*) FILTER (WHERE via = 'bolt11') AS receipts_via_bolt11,
    count(*) FILTER (WHERE via = 'e') AS receipts_via_e,
    CAST(least(coalesce(sum(msat), 0), 9223372036854775807) AS BIGINT) AS paid_msat,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'ok'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__ok,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'amount-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__amount_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'hash-mismatch'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__hash_mismatch,
    CAST(least(coalesce(sum(msat) FILTER (WHERE verdict = 'unsigned-request'), 0), 9223372036854775807) AS BIGINT) AS paid_msat_by_verdict__unsigned_request,
    count(DISTINCT payer) AS payers,
    count(*) FILTER (WHERE payer IS NULL) AS receipts_without_payer,
    count(DISTINCT payee) AS payees,
    count(DISTINCT request_id) AS paid_requests,
    count(DISTINCT request_id) FILTER (WHERE answered) AS paid_requests_answered
  FROM receipts
  WHERE via <> 'none'
  GROUP BY kind
),
keys AS (
  SELECT kind FROM asked
  UNION
  SELECT kind FROM invoiced
  UNION
  SELECT kind FROM paid
)
SELECT
  k.kind,
  n.name,
  coalesce(a.payment_requests, 0) AS payment_requests,
  coalesce(a.asked_msat, 0) AS asked_msat,
  coalesce(a.unparsable_amounts, 0) AS unparsable_amounts,
  coalesce(i.invoices, 0) AS invoices,
  coalesce(i.invoiced_msat, 0) AS invoiced_msat,
  coalesce(i.open_invoices, 0) AS open_invoices,
  coalesce(i.broken_invoices, 0) AS broken_invoices,
  coalesce(i.invoices_with_receipt, 0) AS invoices_with_receipt,
  coalesce(p.receipts, 0) AS receipts,
  coalesce(p.receipts_via_bolt11, 0) AS receipts_via_bolt11,
  coalesce(p.receipts_via_e, 0) AS receipts_via_e,
  coalesce(p.paid_msat, 0) AS paid_msat,
  coalesce(p.paid_msat_by_verdict__ok, 0) AS paid_msat_by_verdict__ok,
  coalesce(p.paid_msat_by_verdict__amount_mismatch, 0) AS paid_msat_by_verdict__amount_mismatch,
  coalesce(p.paid_msat_by_verdict__hash_mismatch, 0) AS paid_msat_by_verdict__hash_mismatch,
  coalesce(p.paid_msat_by_verdict__unsigned_request, 0) AS paid_msat_by_verdict__unsigned_request,
  coalesce(p.payers, 0) AS payers,
  coalesce(p.receipts_without_payer, 0) AS receipts_without_payer,
  coalesce(p.payees, 0) AS payees,
  coalesce(p.paid_requests, 0) AS paid_requests,
  coalesce(p.paid_requests_answered, 0) AS paid_requests_answered
FROM keys k
LEFT JOIN asked a ON a.kind IS NOT DISTINCT FROM k.kind
LEFT JOIN invoiced i ON i.kind IS NOT DISTINCT FROM k.kind
LEFT JOIN paid p ON p.kind IS NOT DISTINCT FROM k.kind
LEFT JOIN kind_names n ON n.kind = k.kind
ORDER BY paid_msat DESC NULLS LAST, asked_msat DESC NULLS LAST, k.kind NULLS LAST;
