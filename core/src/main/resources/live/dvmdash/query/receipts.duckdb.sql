-- The vocabulary of money, as DuckDB defines it: the invoices and receipts of all months.

-- Every invoice, a distinct string each, with the result or feedback that carried it first.
CREATE TEMP TABLE stored_invoices AS
WITH carried AS (
  SELECT id, created_at, unnest(invoices) AS invoice
  FROM stored
  WHERE (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
    AND invoices IS NOT NULL
    AND {wanted}
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

-- Every zap receipt with the event it is about: the one that carried its invoice first, else the one
-- in its first e tag, which may be unknown or no job.
CREATE TEMP TABLE stored_receipts AS
SELECT
  r.created_at,
  r.bolt11,
  coalesce(r.msat, 0) AS msat,
  r.payer,
  r.payee,
  r.verdict,
  i.bolt11 IS NOT NULL AS via_bolt11,
  CASE WHEN i.bolt11 IS NULL THEN r.receipt_for ELSE i.event_id END AS event_id
FROM zap_receipts r
LEFT JOIN stored_invoices i ON i.bolt11 = r.bolt11;

-- Those of any time for requests of the scope, with who is said to be paid: the author of the result
-- or feedback, or of the invoice in it; for a receipt on the request itself, its payee.
CREATE TEMP VIEW request_receipts AS
SELECT q.id AS request_id, r.payee AS pubkey, r.created_at, r.verdict
FROM stored_receipts r
JOIN requests q ON q.id = r.event_id
UNION ALL
SELECT f.request_id, f.pubkey, r.created_at, r.verdict
FROM stored_receipts r
JOIN reactions f ON f.id = r.event_id
UNION ALL
SELECT a.request_id, a.pubkey, r.created_at, r.verdict
FROM stored_receipts r
JOIN answers a ON a.id = r.event_id;
