-- One row for each author of a result or feedback in the scope.
WITH delivered AS (
  SELECT pubkey, count(*) AS results, min(created_at) AS first_at, max(created_at) AS last_at
  FROM results
  GROUP BY pubkey
),
reacted AS (
  SELECT
    pubkey,
    count(*) AS feedback,
    count(*) FILTER (WHERE status = 'error') AS errors,
    min(created_at) AS first_at,
    max(created_at) AS last_at
  FROM feedback
  GROUP BY pubkey
),
dvms AS (
  SELECT
    coalesce(d.pubkey, f.pubkey) AS pubkey,
    coalesce(d.results, 0) AS results,
    coalesce(f.feedback, 0) AS feedback,
    coalesce(f.errors, 0) AS errors,
    CASE WHEN d.first_at IS NULL OR f.first_at < d.first_at THEN f.first_at ELSE d.first_at END AS first_seen,
    CASE WHEN d.last_at IS NULL OR f.last_at > d.last_at THEN f.last_at ELSE d.last_at END AS last_seen
  FROM delivered d
  FULL OUTER JOIN reacted f ON f.pubkey = d.pubkey
),
served AS (
  SELECT
    pubkey,
    request_id,
    customer,
    min(created_at - requested_at) FILTER (WHERE created_at >= requested_at) AS seconds
  FROM deliveries
  GROUP BY pubkey, request_id, customer
),
answered AS (
  SELECT pubkey, count(*) AS answered, count(DISTINCT customer) AS customers
  FROM served
  GROUP BY pubkey
),
ranked AS (
  SELECT
    pubkey,
    seconds,
    row_number() OVER (PARTITION BY pubkey ORDER BY seconds) AS place,
    count(*) OVER (PARTITION BY pubkey) AS n
  FROM served
  WHERE seconds IS NOT NULL
),
responses AS (
  SELECT
    pubkey,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked
  GROUP BY pubkey
),
answers_by_dvm AS (
  SELECT DISTINCT request_id, pubkey FROM answers
),
asked AS (
  SELECT q.pubkey, count(*) AS addressed, count(a.request_id) AS addressed_answered
  FROM addressed q
  LEFT JOIN answers_by_dvm a ON a.request_id = q.request_id AND a.pubkey = q.pubkey
  GROUP BY q.pubkey
)
SELECT
  d.pubkey,
  d.pubkey AS npub,
  n.name,
  d.results,
  d.feedback,
  d.errors,
  CAST(NULL AS BIGINT) AS kinds,
  coalesce(s.customers, 0) AS customers,
  coalesce(s.answered, 0) AS answered,
  coalesce(q.addressed, 0) AS addressed,
  coalesce(q.addressed_answered, 0) AS addressed_answered,
  coalesce(r.n, 0) AS response_time__n,
  r.p50 AS response_time__p50,
  r.p90 AS response_time__p90,
  r.p95 AS response_time__p95,
  r.p99 AS response_time__p99,
  r.shortest AS response_time__min,
  r.longest AS response_time__max,
  d.first_seen,
  d.last_seen
FROM dvms d
LEFT JOIN names n ON n.pubkey = d.pubkey
LEFT JOIN answered s ON s.pubkey = d.pubkey
LEFT JOIN asked q ON q.pubkey = d.pubkey
LEFT JOIN responses r ON r.pubkey = d.pubkey
ORDER BY d.results DESC NULLS LAST, d.feedback DESC NULLS LAST, d.pubkey NULLS LAST;

SELECT DISTINCT pubkey, kind - 1000 AS kinds
FROM results
ORDER BY pubkey NULLS LAST, kinds NULLS LAST;
