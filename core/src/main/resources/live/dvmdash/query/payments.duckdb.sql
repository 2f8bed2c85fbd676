-- The vocabulary of payments, as DuckDB defines it: what was asked for, invoiced and paid in the
-- scope. Anyone may write any amount, so sums need more than 64 bits. The kind is that of the request where the lake knows it, else what follows from the kind
-- of the result, else null.

-- The feedback of the scope that asks for money.
CREATE TEMP TABLE asking AS
SELECT pubkey, target, CAST(amount_msat AS DECIMAL(38, 0)) AS msat, coalesce(unparsable_amount, false) AS unparsable
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind = {feedback}
  AND kind NOT IN ({excluded})
  AND status IN ('payment-required', 'payment_required');

-- The requests, results and feedback that invoices and receipts of the scope are about.
CREATE TEMP TABLE money_events AS
SELECT id, pubkey, kind, target, addressed
FROM stored
WHERE (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
  AND kind NOT IN ({excluded})
  AND id IN (
    SELECT event_id FROM stored_invoices WHERE created_at >= {since} AND created_at < {until}
    UNION
    SELECT event_id FROM stored_receipts WHERE created_at >= {since} AND created_at < {until}
  );

-- The requests behind all that.
CREATE TEMP TABLE money_requests AS
SELECT id, kind
FROM stored
WHERE kind BETWEEN {first_request} AND {last_request}
  AND kind NOT IN ({excluded})
  AND id IN (
    SELECT target FROM asking
    UNION
    SELECT target FROM money_events
    UNION
    SELECT id FROM money_events
  );

-- One row for each feedback of the scope that asks for money.
CREATE TEMP VIEW payment_requests AS
SELECT a.pubkey, q.kind, a.msat, a.unparsable
FROM asking a
LEFT JOIN money_requests q ON q.id = a.target;

-- One row for each invoice of the scope.
CREATE TEMP TABLE invoices AS
WITH paid AS (
  SELECT DISTINCT bolt11 FROM stored_receipts WHERE via_bolt11
)
SELECT
  e.pubkey,
  coalesce(q.kind, CASE WHEN e.kind <> {feedback} THEN e.kind - {result_offset} END) AS kind,
  CAST(i.msat AS DECIMAL(38, 0)) AS msat,
  i.checksum_ok,
  p.bolt11 IS NOT NULL AS receipt_seen
FROM stored_invoices i
JOIN money_events e ON e.id = i.event_id
LEFT JOIN money_requests q ON q.id = e.target
LEFT JOIN paid p ON p.bolt11 = i.bolt11
WHERE i.created_at >= {since} AND i.created_at < {until};

-- One row for each receipt of the scope. via is bolt11, e or none. pubkey is the DVM that it is
-- about; of a receipt on a request itself the payee, when the request names it or it is a DVM of the
-- scope, for others may be paid there too. request_id is null where the lake has no such request.
CREATE TEMP TABLE receipts AS
WITH linked AS (
  SELECT
    CASE WHEN e.id IS NULL THEN 'none' WHEN r.via_bolt11 THEN 'bolt11' ELSE 'e' END AS via,
    r.verdict,
    CAST(r.msat AS DECIMAL(38, 0)) AS msat,
    r.payer,
    r.payee,
    e.pubkey,
    q.id IS NOT NULL AS on_request,
    list_contains(e.addressed, r.payee) AS addressed,
    CASE WHEN e.kind BETWEEN {first_result} AND {last_result} THEN e.kind - {result_offset} END AS result_kind,
    coalesce(q.id, e.target) AS target
  FROM stored_receipts r
  LEFT JOIN money_events e ON e.id = r.event_id
  LEFT JOIN money_requests q ON q.id = e.id
  WHERE r.created_at >= {since} AND r.created_at < {until}
),
results_for AS (
  SELECT DISTINCT target, pubkey
  FROM stored
  WHERE kind BETWEEN {first_result} AND {last_result}
    AND kind NOT IN ({excluded})
    AND target IN (SELECT target FROM linked)
),
answered AS (
  SELECT DISTINCT target FROM results_for
),
dvms AS (
  SELECT pubkey FROM results
  UNION
  SELECT pubkey FROM feedback
)
SELECT
  r.via,
  r.verdict,
  r.msat,
  r.payer,
  r.payee,
  CASE
    WHEN NOT r.on_request THEN r.pubkey
    WHEN r.addressed OR v.pubkey IS NOT NULL THEN r.payee
  END AS pubkey,
  coalesce(q.kind, r.result_kind) AS kind,
  q.id AS request_id,
  a.target IS NOT NULL AS answered,
  d.target IS NOT NULL AS answered_by_dvm
FROM linked r
LEFT JOIN money_requests q ON q.id = r.target
LEFT JOIN answered a ON a.target = q.id
LEFT JOIN dvms v ON v.pubkey = r.payee
LEFT JOIN results_for d
  ON d.target = q.id AND d.pubkey = CASE WHEN r.on_request THEN r.payee ELSE r.pubkey END;
