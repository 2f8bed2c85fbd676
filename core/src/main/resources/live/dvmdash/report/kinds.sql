-- One row for each kind with a request, or a result of kind + 1000, in the scope.
WITH asked AS (
  SELECT kind, count(*) AS requests, count(DISTINCT pubkey) AS users, count(*) FILTER (WHERE answered) AS answered
  FROM jobs
  GROUP BY kind
),
delivered AS (
  SELECT kind - 1000 AS kind, count(*) AS results, count(DISTINCT pubkey) AS dvms
  FROM results
  GROUP BY kind
),
all_kinds AS (
  SELECT kind FROM asked
  UNION
  SELECT kind FROM delivered
),
ranked AS (
  SELECT
    kind,
    response_time AS seconds,
    row_number() OVER (PARTITION BY kind ORDER BY response_time) AS place,
    count(*) OVER (PARTITION BY kind) AS n
  FROM jobs
  WHERE response_time IS NOT NULL
),
responses AS (
  SELECT
    kind,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked
  GROUP BY kind
)
SELECT
  k.kind,
  n.name,
  coalesce(a.requests, 0) AS requests,
  coalesce(d.results, 0) AS results,
  coalesce(a.users, 0) AS users,
  coalesce(d.dvms, 0) AS dvms,
  coalesce(a.answered, 0) AS answered,
  CAST(a.answered AS DOUBLE) / nullif(a.requests, 0) AS response_rate,
  coalesce(r.n, 0) AS response_time__n,
  r.p50 AS response_time__p50,
  r.p90 AS response_time__p90,
  r.p95 AS response_time__p95,
  r.p99 AS response_time__p99,
  r.shortest AS response_time__min,
  r.longest AS response_time__max
FROM all_kinds k
LEFT JOIN asked a ON a.kind = k.kind
LEFT JOIN delivered d ON d.kind = k.kind
LEFT JOIN responses r ON r.kind = k.kind
LEFT JOIN kind_names n ON n.kind = k.kind
ORDER BY requests DESC NULLS LAST, results DESC NULLS LAST, k.kind NULLS LAST;
