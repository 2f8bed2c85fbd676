-- When the first, the tenth … DVM appeared, and the months with most of something.
WITH appeared AS (
  SELECT pubkey, min(first_at) AS first_at, min(month_start) AS month_start
  FROM dated_activity
  WHERE role <> 'request'
  GROUP BY pubkey
),
dvms AS (
  SELECT pubkey, first_at, month_start, row_number() OVER (ORDER BY first_at, pubkey) AS place
  FROM appeared
),
totals AS (
  SELECT
    month_start,
    CAST(sum(events) FILTER (WHERE role = 'request') AS BIGINT) AS requests,
    CAST(sum(events) FILTER (WHERE role = 'result') AS BIGINT) AS results,
    count(DISTINCT pubkey) FILTER (WHERE role = 'request') AS users,
    count(DISTINCT pubkey) FILTER (WHERE role <> 'request') AS dvms
  FROM dated_activity
  GROUP BY month_start
),
candidates AS (
  SELECT 2 AS part, 'most requests' AS milestone, month_start, requests AS number FROM totals WHERE requests > 0
  UNION ALL
  SELECT 3, 'most results', month_start, results FROM totals WHERE results > 0
  UNION ALL
  SELECT 4, 'most users', month_start, users FROM totals WHERE users > 0
  UNION ALL
  SELECT 5, 'most DVMs', month_start, dvms FROM totals WHERE dvms > 0
),
peaks AS (
  SELECT part, milestone, month_start, number, row_number() OVER (PARTITION BY part ORDER BY number DESC, month_start) AS place
  FROM candidates
),
reached AS (
  SELECT 1 AS part, 'DVM' AS milestone, place AS number, month_start, first_at, pubkey
  FROM dvms
  WHERE place IN (1, 10, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
  UNION ALL
  SELECT part, milestone, number, month_start, CAST(NULL AS BIGINT), NULL
  FROM peaks
  WHERE place = 1
)
SELECT
  r.milestone,
  r.number,
  m.month,
  r.first_at AS first_seen,
  r.pubkey,
  r.pubkey AS npub,
  n.name
FROM reached r
JOIN months m ON m.month_start = r.month_start
LEFT JOIN names n ON n.pubkey = r.pubkey
ORDER BY r.part NULLS LAST, r.number NULLS LAST;
