-- The requests of the scope without a result, and what was heard of them instead.
SELECT
  r.requests,
  u.*,
  CAST(r.answered AS DOUBLE) / nullif(r.requests, 0) AS response_rate,
  CAST(r.answered AS DOUBLE) / nullif(r.requests - u.unobservable, 0) AS response_rate_without_unobservable
FROM (SELECT count(*) AS requests, count(*) FILTER (WHERE answered) AS answered FROM jobs) r
CROSS JOIN (
  SELECT
    count(*) AS total,
    count(*) FILTER (WHERE reaction = 'no_reaction') AS no_reaction,
    count(*) FILTER (WHERE reaction = 'processing') AS processing,
    count(*) FILTER (WHERE reaction = 'payment_required') AS payment_required,
    count(*) FILTER (WHERE reaction = 'error') AS error,
    count(*) FILTER (WHERE reaction = 'partial') AS partial,
    count(*) FILTER (WHERE reaction = 'other_status') AS other_status,
    count(*) FILTER (WHERE paid) AS paid,
    count(*) FILTER (WHERE cancelled) AS cancelled,
    count(*) FILTER (WHERE too_young) AS too_young,
    count(*) FILTER (WHERE unobservable) AS unobservable,
    count(*) FILTER (WHERE receipt_seen_no_result) AS receipt_seen_no_result
  FROM unanswered
) u
ORDER BY r.requests NULLS LAST;

-- One row for each kind with an unanswered request.
WITH asked AS (
  SELECT kind, count(*) AS requests, count(*) FILTER (WHERE answered) AS answered
  FROM jobs
  GROUP BY kind
),
silent AS (
  SELECT
    kind,
    count(*) AS total,
    count(*) FILTER (WHERE reaction = 'no_reaction') AS no_reaction,
    count(*) FILTER (WHERE reaction = 'processing') AS processing,
    count(*) FILTER (WHERE reaction = 'payment_required') AS payment_required,
    count(*) FILTER (WHERE reaction = 'error') AS error,
    count(*) FILTER (WHERE reaction = 'partial') AS partial,
    count(*) FILTER (WHERE reaction = 'other_status') AS other_status,
    count(*) FILTER (WHERE paid) AS paid,
    count(*) FILTER (WHERE cancelled) AS cancelled,
    count(*) FILTER (WHERE too_young) AS too_young,
    count(*) FILTER (WHERE unobservable) AS unobservable,
    count(*) FILTER (WHERE receipt_seen_no_result) AS receipt_seen_no_result
  FROM unanswered
  GROUP BY kind
)
SELECT
  s.kind,
  n.name,
  a.requests,
  s.total,
  s.no_reaction,
  s.processing,
  s.payment_required,
  s.error,
  s.partial,
  s.other_status,
  s.paid,
  s.cancelled,
  s.too_young,
  s.unobservable,
  s.receipt_seen_no_result,
  CAST(a.answered AS DOUBLE) / nullif(a.requests, 0) AS response_rate,
  CAST(a.answered AS DOUBLE) / nullif(a.requests - s.unobservable, 0) AS response_rate_without_unobservable
FROM silent s
JOIN asked a ON a.kind = s.kind
LEFT JOIN kind_names n ON n.kind = s.kind
ORDER BY s.total DESC NULLS LAST, s.kind NULLS LAST;

-- One row for each DVM that a request names and did not get a result of.
WITH answers_by_dvm AS (
  SELECT DISTINCT request_id, pubkey FROM answers
),
sound_receipts AS (
  SELECT DISTINCT request_id, pubkey FROM unanswered_receipts WHERE verdict = 'ok'
),
asked AS (
  SELECT
    q.pubkey,
    a.request_id IS NOT NULL AS answered,
    u.id IS NOT NULL AS silent,
    u.reaction,
    u.paid,
    u.cancelled,
    u.too_young,
    u.unobservable,
    u.receipt_seen_no_result AND s.request_id IS NOT NULL AS receipt_seen_no_result
  FROM addressed q
  LEFT JOIN answers_by_dvm a ON a.request_id = q.request_id AND a.pubkey = q.pubkey
  LEFT JOIN unanswered u ON u.id = q.request_id
  LEFT JOIN sound_receipts s ON s.request_id = q.request_id AND s.pubkey = q.pubkey
),
silent AS (
  SELECT
    pubkey,
    count(*) AS addressed,
    count(*) FILTER (WHERE answered) AS addressed_answered,
    count(*) FILTER (WHERE NOT answered AND NOT silent) AS answered_by_others,
    count(*) FILTER (WHERE silent) AS total,
    count(*) FILTER (WHERE reaction = 'no_reaction') AS no_reaction,
    count(*) FILTER (WHERE reaction = 'processing') AS processing,
    count(*) FILTER (WHERE reaction = 'payment_required') AS payment_required,
    count(*) FILTER (WHERE reaction = 'error') AS error,
    count(*) FILTER (WHERE reaction = 'partial') AS partial,
    count(*) FILTER (WHERE reaction = 'other_status') AS other_status,
    count(*) FILTER (WHERE paid) AS paid,
    count(*) FILTER (WHERE cancelled) AS cancelled,
    count(*) FILTER (WHERE too_young) AS too_young,
    count(*) FILTER (WHERE unobservable) AS unobservable,
    count(*) FILTER (WHERE receipt_seen_no_result) AS receipt_seen_no_result
  FROM asked
  GROUP BY pubkey
)
SELECT
  s.pubkey,
  s.pubkey AS npub,
  n.name,
  s.addressed,
  s.addressed_answered,
  s.answered_by_others,
  s.total,
  s.no_reaction,
  s.processing,
  s.payment_required,
  s.error,
  s.partial,
  s.other_status,
  s.paid,
  s.cancelled,
  s.too_young,
  s.unobservable,
  s.receipt_seen_no_result,
  CAST(s.addressed_answered AS DOUBLE) / nullif(s.addressed, 0) AS response_rate,
  CAST(s.addressed_answered AS DOUBLE) / nullif(s.addressed - s.unobservable, 0)
    AS response_rate_without_unobservable
FROM silent s
LEFT JOIN names n ON n.pubkey = s.pubkey
WHERE s.total > 0
ORDER BY s.total DESC NULLS LAST, s.addressed DESC NULLS LAST, s.pubkey NULLS LAST;
