-- One row for each month up to the end of the scope.
WITH totals AS (
  SELECT
    month_start,
    CAST(sum(events) FILTER (WHERE role = 'request') AS BIGINT) AS requests,
    CAST(sum(events) FILTER (WHERE role = 'result') AS BIGINT) AS results,
    CAST(sum(events) FILTER (WHERE role = 'feedback') AS BIGINT) AS feedback,
    CAST(sum(answered) AS BIGINT) AS answered,
    count(DISTINCT pubkey) FILTER (WHERE role = 'request') AS users,
    count(DISTINCT pubkey) FILTER (WHERE role <> 'request') AS dvms,
    count(DISTINCT kind) FILTER (WHERE role = 'request') AS kinds
  FROM activity
  GROUP BY month_start
),
first_months AS (
  SELECT pubkey, role <> 'request' AS is_dvm, min(month_start) AS month_start
  FROM activity
  GROUP BY pubkey, role <> 'request'
),
newcomers AS (
  SELECT
    month_start,
    count(*) FILTER (WHERE NOT is_dvm) AS new_users,
    count(*) FILTER (WHERE is_dvm) AS new_dvms
  FROM first_months
  GROUP BY month_start
)
SELECT
  m.month,
  coalesce(t.requests, 0) AS requests,
  coalesce(t.results, 0) AS results,
  coalesce(t.feedback, 0) AS feedback,
  coalesce(t.users, 0) AS users,
  coalesce(n.new_users, 0) AS new_users,
  CAST(sum(coalesce(n.new_users, 0)) OVER (ORDER BY m.month_start ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS users_so_far,
  coalesce(t.dvms, 0) AS dvms,
  coalesce(n.new_dvms, 0) AS new_dvms,
  CAST(sum(coalesce(n.new_dvms, 0)) OVER (ORDER BY m.month_start ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS dvms_so_far,
  coalesce(t.kinds, 0) AS kinds,
  coalesce(t.answered, 0) AS answered,
  CAST(t.answered AS DOUBLE) / nullif(t.requests, 0) AS response_rate,
  m.coverage
FROM months m
LEFT JOIN totals t ON t.month_start = m.month_start
LEFT JOIN newcomers n ON n.month_start = m.month_start
ORDER BY m.month_start NULLS LAST;
