-- Continues the vocabulary of silence, once the program has said what it knows of relays.

-- The requests without a result that name relays, none of which gave all results of their time.
CREATE TEMP TABLE unobservable AS
SELECT n.request_id
FROM named_relays n
JOIN relay_questions q ON q.relay = n.relay AND q.kind = n.kind
JOIN relay_windows w ON w.number = q.number
GROUP BY n.request_id
HAVING count(*) FILTER (WHERE n.created_at >= w.since AND n.created_at < w.until) = 0;

-- The receipts for requests without a result.
CREATE TEMP TABLE unanswered_receipts AS
SELECT r.request_id, r.pubkey, r.verdict
FROM request_receipts r
JOIN jobs q ON q.id = r.request_id AND NOT q.answered;

-- One row a request of the scope without a result, with what was heard of it instead.
CREATE TEMP TABLE unanswered AS
WITH open AS (
  SELECT id, pubkey, created_at, kind FROM jobs WHERE NOT answered
),
heard AS (
  SELECT f.request_id, arg_max(coalesce(f.status, ''), (f.created_at, f.id)) AS status
  FROM reactions f
  JOIN open o ON o.id = f.request_id
  GROUP BY f.request_id
),
paid AS (
  SELECT request_id, count(*) FILTER (WHERE verdict = 'ok') AS sound
  FROM unanswered_receipts
  GROUP BY request_id
),
deletions AS (
  SELECT pubkey, unnest(other_ids) AS deleted
  FROM stored
  WHERE kind = {deletion} AND other_ids IS NOT NULL
),
cancelled AS (
  SELECT DISTINCT o.id
  FROM deletions d
  JOIN open o ON o.id = d.deleted AND o.pubkey = d.pubkey
)
SELECT
  o.id,
  o.kind,
  CASE
    WHEN h.request_id IS NULL THEN 'no_reaction'
    WHEN h.status IN ('processing', 'error', 'partial') THEN h.status
    WHEN h.status IN ('payment-required', 'payment_required') THEN 'payment_required'
    ELSE 'other_status'
  END AS reaction,
  p.request_id IS NOT NULL AS paid,
  c.id IS NOT NULL AS cancelled,
  {end} - o.created_at < 600 AS too_young,
  b.request_id IS NOT NULL AS unobservable,
  coalesce(p.sound, 0) > 0 AND {end} - o.created_at > 86400 AND b.request_id IS NULL
    AS receipt_seen_no_result
FROM open o
LEFT JOIN heard h ON h.request_id = o.id
LEFT JOIN paid p ON p.request_id = o.id
LEFT JOIN cancelled c ON c.id = o.id
LEFT JOIN unobservable b ON b.request_id = o.id;
