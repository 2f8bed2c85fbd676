-- The vocabulary of history, as DuckDB defines it: all months up to the end of the scope.

-- Who did how much in which month: a row for each month, author, role and kind. answered counts
-- requests that any result of the lake targets. A month is known by its first second; times after
-- the year 9999, which no calendar needs, count as one month, and so do those before Nostr.
CREATE TEMP TABLE activity AS
WITH known AS (
  SELECT
    id,
    pubkey,
    created_at,
    kind,
    CASE
      WHEN kind BETWEEN {first_request} AND {last_request} THEN 'request'
      WHEN kind = {feedback} THEN 'feedback'
      ELSE 'result'
    END AS role,
    CASE
      WHEN created_at < {beginning} THEN 0
      WHEN created_at >= 253402300800 THEN 253402300800
      ELSE CAST(epoch(date_trunc('month', make_timestamp(created_at * 1000000))) AS BIGINT)
    END AS month_start
  FROM stored
  WHERE created_at < {until}
    AND (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
    AND {wanted}
),
answered AS (
  SELECT DISTINCT target
  FROM stored
  WHERE kind BETWEEN {first_result} AND {last_result}
    AND kind NOT IN ({excluded})
    AND target IS NOT NULL
)
SELECT
  k.month_start,
  k.pubkey,
  k.role,
  k.kind,
  count(*) AS events,
  count(a.target) AS answered,
  min(k.created_at) AS first_at,
  max(k.created_at) AS last_at
FROM known k
LEFT JOIN answered a ON a.target = CASE WHEN k.role = 'request' THEN k.id END
GROUP BY k.month_start, k.pubkey, k.role, k.kind;

-- The same without times before Nostr, which tell nothing of who was there first.
CREATE TEMP VIEW dated_activity AS
SELECT * FROM activity WHERE month_start >= {beginning};
