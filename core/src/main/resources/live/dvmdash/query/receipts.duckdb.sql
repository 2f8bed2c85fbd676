-- The vocabulary of money, as DuckDB defines it: the invoices and receipts of all months.

-- Every invoice, a distinct string each, with the result or feedback that carried it first.
CREATE TEMP TABLE stored_invoices AS
WITH carried AS (
  SELECT id, created_at, unnest(invoices) AS invoice
  FROM stored
  WHERE (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
    AND invoices IS NOT NULL
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY invoice.bolt11 ORDER BY created_at, id) AS place
  FROM carried
)
SELECT
  invoice.bolt11 AS bolt11,
  invoice.msat AS msat,
  invoice.checksum_ok AS checksum_ok,
  id AS event_id,
  created_at
FROM ranked
WHERE place = 1;

-- Every zap receipt (NIP-57) with the event it is about: the one that carried its invoice first,
-- else the one in its first e tag, which may be unknown or no job. Of several faults the gravest
-- is the verdict: where nobody signed the zap request, the rest says nothing.
CREATE TEMP TABLE stored_receipts AS
SELECT
  r.created_at,
  r.receipt_bolt11 AS bolt11,
  coalesce(r.receipt_msat, 0) AS msat,
  r.payer,
  r.payee,
  CASE
    WHEN NOT r.zap_request_signed THEN 'unsigned-request'
    WHEN r.zap_amount_msat <> coalesce(r.receipt_msat, -1) THEN 'amount-mismatch'
    WHEN NOT (r.description_hash_matches AND r.receipt_checksum_ok) THEN 'hash-mismatch'
    ELSE 'ok'
  END AS verdict,
  i.bolt11 IS NOT NULL AS via_bolt11,
  CASE WHEN i.bolt11 IS NULL THEN r.receipt_for ELSE i.event_id END AS event_id
FROM stored r
LEFT JOIN stored_invoices i ON i.bolt11 = r.receipt_bolt11
WHERE r.kind = {receipt};
