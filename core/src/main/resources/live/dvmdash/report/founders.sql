-- The ten DVMs that appeared first, and whether they are still there at the end of the data.
WITH appeared AS (
  SELECT
    pubkey,
    min(first_at) AS first_at,
    max(last_at) AS last_at,
    CAST(coalesce(sum(events) FILTER (WHERE role = 'result'), 0) AS BIGINT) AS results,
    count(DISTINCT month_start) AS months
  FROM dated_activity
  WHERE role <> 'request'
  GROUP BY pubkey
),
dvms AS (
  SELECT *, row_number() OVER (ORDER BY first_at, pubkey) AS place
  FROM appeared
)
SELECT
  d.place,
  d.pubkey,
  d.pubkey AS npub,
  n.name,
  d.first_at AS first_seen,
  d.last_at AS last_seen,
  d.months,
  d.results,
  d.last_at > e.at - 2592000 AS active
FROM dvms d
CROSS JOIN data_end e
LEFT JOIN names n ON n.pubkey = d.pubkey
WHERE d.place <= 10
ORDER BY d.place NULLS LAST;
