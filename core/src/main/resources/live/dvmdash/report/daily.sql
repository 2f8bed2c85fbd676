-- One row for each UTC day of the scope.
WITH asked AS (
  SELECT
    created_at - created_at % 86400 AS day_start,
    count(*) AS requests,
    count(DISTINCT pubkey) AS users,
    count(*) FILTER (WHERE answered) AS answered
  FROM jobs
  GROUP BY created_at - created_at % 86400
),
answering AS (
  SELECT created_at - created_at % 86400 AS day_start, pubkey, 1 AS is_result FROM results
  UNION ALL
  SELECT created_at - created_at % 86400, pubkey, 0 FROM feedback
),
answered AS (
  SELECT
    day_start,
    count(*) FILTER (WHERE is_result = 1) AS results,
    count(*) FILTER (WHERE is_result = 0) AS feedback,
    count(DISTINCT pubkey) AS dvms
  FROM answering
  GROUP BY day_start
)
SELECT
  d.day,
  coalesce(q.requests, 0) AS requests,
  coalesce(a.results, 0) AS results,
  coalesce(a.feedback, 0) AS feedback,
  coalesce(q.users, 0) AS users,
  coalesce(a.dvms, 0) AS dvms,
  coalesce(q.answered, 0) AS answered,
  d.coverage
FROM days d
LEFT JOIN asked q ON q.day_start = d.day_start
LEFT JOIN answered a ON a.day_start = d.day_start
ORDER BY d.day_start NULLS LAST;
