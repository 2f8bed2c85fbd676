-- One row for each DVM and kind: what became of the requests of the scope of that kind, as far as
-- this DVM answered them, gave feedback on them or was named in them.
WITH answered AS (
  SELECT
    a.pubkey,
    a.request_id,
    min(a.created_at) AS first_at,
    min(a.created_at) FILTER (WHERE a.created_at >= r.created_at) AS responded_at
  FROM answers a
  JOIN requests r ON r.id = a.request_id
  GROUP BY a.pubkey, a.request_id
),
reacted AS (
  SELECT
    f.pubkey,
    f.request_id,
    min(f.created_at) FILTER (WHERE f.created_at >= r.created_at) AS reacted_at,
    count(*) FILTER (WHERE f.status = 'error') AS errors
  FROM reactions f
  JOIN requests r ON r.id = f.request_id
  GROUP BY f.pubkey, f.request_id
),
concerned AS (
  SELECT pubkey, request_id FROM answered
  UNION
  SELECT pubkey, request_id FROM reacted
  UNION
  SELECT pubkey, request_id FROM addressed
),
addressed_once AS (
  SELECT DISTINCT pubkey, request_id FROM addressed
),
paid AS (
  SELECT pubkey, request_id, min(created_at) AS paid_at
  FROM request_receipts
  WHERE pubkey IS NOT NULL
  GROUP BY pubkey, request_id
),
delivered AS (
  SELECT p.pubkey, p.request_id, min(a.created_at) AS delivered_at
  FROM paid p
  JOIN answers a ON a.pubkey = p.pubkey AND a.request_id = p.request_id AND a.created_at >= p.paid_at
  GROUP BY p.pubkey, p.request_id
),
served AS (
  SELECT
    c.pubkey,
    r.kind,
    a.request_id IS NOT NULL AS is_answered,
    f.request_id IS NOT NULL AS has_feedback,
    d.request_id IS NOT NULL AS is_addressed,
    coalesce(f.errors, 0) > 0 AS has_error,
    coalesce(a.first_at < r.created_at, false) AS answered_before_asked,
    a.responded_at - r.created_at AS response_time,
    f.reacted_at - r.created_at AS first_feedback_time,
    p.request_id IS NOT NULL AS is_paid,
    e.delivered_at - p.paid_at AS paid_response_time
  FROM concerned c
  JOIN requests r ON r.id = c.request_id
  LEFT JOIN answered a ON a.pubkey = c.pubkey AND a.request_id = c.request_id
  LEFT JOIN reacted f ON f.pubkey = c.pubkey AND f.request_id = c.request_id
  LEFT JOIN addressed_once d ON d.pubkey = c.pubkey AND d.request_id = c.request_id
  LEFT JOIN paid p ON p.pubkey = c.pubkey AND p.request_id = c.request_id
  LEFT JOIN delivered e ON e.pubkey = c.pubkey AND e.request_id = c.request_id
),
counts AS (
  SELECT
    pubkey,
    kind,
    count(*) FILTER (WHERE is_answered OR has_feedback) AS taken,
    count(*) FILTER (WHERE is_answered) AS answered,
    count(*) FILTER (WHERE has_error) AS errors,
    count(*) FILTER (WHERE is_addressed) AS addressed,
    count(*) FILTER (WHERE NOT is_answered AND NOT has_feedback) AS silent,
    count(*) FILTER (WHERE answered_before_asked) AS negative_response_times,
    count(*) FILTER (WHERE is_paid) AS paid,
    count(*) FILTER (WHERE is_paid AND is_answered) AS paid_answered
  FROM served
  GROUP BY pubkey, kind
),
ranked_responses AS (
  SELECT
    pubkey,
    kind,
    response_time AS seconds,
    row_number() OVER (PARTITION BY pubkey, kind ORDER BY response_time) AS place,
    count(*) OVER (PARTITION BY pubkey, kind) AS n
  FROM served
  WHERE response_time IS NOT NULL
),
responses AS (
  SELECT
    pubkey,
    kind,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_responses
  GROUP BY pubkey, kind
),
ranked_feedback AS (
  SELECT
    pubkey,
    kind,
    first_feedback_time AS seconds,
    row_number() OVER (PARTITION BY pubkey, kind ORDER BY first_feedback_time) AS place,
    count(*) OVER (PARTITION BY pubkey, kind) AS n
  FROM served
  WHERE first_feedback_time IS NOT NULL
),
first_feedback AS (
  SELECT
    pubkey,
    kind,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_feedback
  GROUP BY pubkey, kind
),
ranked_paid AS (
  SELECT
    pubkey,
    kind,
    paid_response_time AS seconds,
    row_number() OVER (PARTITION BY pubkey, kind ORDER BY paid_response_time) AS place,
    count(*) OVER (PARTITION BY pubkey, kind) AS n
  FROM served
  WHERE paid_response_time IS NOT NULL
),
paid_responses AS (
  SELECT
    pubkey,
    kind,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_paid
  GROUP BY pubkey, kind
)
SELECT
  c.pubkey,
  c.pubkey AS npub,
  n.name,
  c.kind,
  c.taken,
  c.answered,
  c.errors,
  CAST(c.errors AS DOUBLE) / nullif(c.taken, 0) AS error_share,
  c.addressed,
  c.silent,
  CAST(c.silent AS DOUBLE) / nullif(c.addressed, 0) AS silent_share,
  coalesce(f.n, 0) AS first_feedback_time__n,
  f.p50 AS first_feedback_time__p50,
  f.p90 AS first_feedback_time__p90,
  f.p95 AS first_feedback_time__p95,
  f.p99 AS first_feedback_time__p99,
  f.shortest AS first_feedback_time__min,
  f.longest AS first_feedback_time__max,
  coalesce(r.n, 0) AS response_time__n,
  r.p50 AS response_time__p50,
  r.p90 AS response_time__p90,
  r.p95 AS response_time__p95,
  r.p99 AS response_time__p99,
  r.shortest AS response_time__min,
  r.longest AS response_time__max,
  c.negative_response_times,
  c.paid,
  c.paid_answered,
  coalesce(p.n, 0) AS paid_response_time__n,
  p.p50 AS paid_response_time__p50,
  p.p90 AS paid_response_time__p90,
  p.p95 AS paid_response_time__p95,
  p.p99 AS paid_response_time__p99,
  p.shortest AS paid_response_time__min,
  p.longest AS paid_response_time__max
FROM counts c
LEFT JOIN names n ON n.pubkey = c.pubkey
LEFT JOIN responses r ON r.pubkey = c.pubkey AND r.kind = c.kind
LEFT JOIN first_feedback f ON f.pubkey = c.pubkey AND f.kind = c.kind
LEFT JOIN paid_responses p ON p.pubkey = c.pubkey AND p.kind = c.kind
ORDER BY
  c.answered DESC NULLS LAST,
  c.taken DESC NULLS LAST,
  c.addressed DESC NULLS LAST,
  c.pubkey NULLS LAST,
  c.kind NULLS LAST;
