-- What is known of the scope, by source, and what is missing.
SELECT
  part,
  nullif(source, '') AS source,
  state,
  nullif(first_day, '') AS first_day,
  nullif(last_day, '') AS last_day,
  days,
  elements,
  nullif(reason, '') AS reason
FROM knowledge
ORDER BY place NULLS LAST;
