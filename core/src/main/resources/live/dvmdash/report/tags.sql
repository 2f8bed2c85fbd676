-- One row for each kind of event and tag, and for each parameter of a param tag.
WITH counts AS (
  SELECT
    kind,
    tag,
    parameter,
    count(*) AS uses,
    count(DISTINCT event_id) AS events,
    count(DISTINCT pubkey) AS authors
  FROM job_tags
  GROUP BY kind, tag, parameter
),
shared AS (
  SELECT kind, tag, parameter, value, count(*) AS uses
  FROM job_tags
  WHERE value IS NOT NULL AND value <> ''
  GROUP BY kind, tag, parameter, value
  HAVING count(DISTINCT pubkey) > 1
),
examples AS (
  SELECT
    kind,
    tag,
    parameter,
    value,
    row_number() OVER (PARTITION BY kind, tag, parameter ORDER BY uses DESC, value) AS place
  FROM shared
)
SELECT
  c.kind,
  c.tag,
  nullif(c.parameter, '') AS parameter,
  c.events,
  CAST(c.events AS DOUBLE) / nullif(t.events, 0) AS share,
  c.uses,
  c.authors,
  e.value AS example
FROM counts c
JOIN job_kinds t ON t.kind = c.kind
LEFT JOIN examples e ON e.kind = c.kind AND e.tag = c.tag AND e.parameter = c.parameter AND e.place = 1
ORDER BY t.events DESC NULLS LAST, c.kind NULLS LAST, c.events DESC NULLS LAST, c.tag NULLS LAST, c.parameter NULLS LAST;
