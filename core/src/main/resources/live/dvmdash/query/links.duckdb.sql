-- How jobs are linked, as DuckDB defines it, over the events that are stored or gathered.

-- The event ids in the i tags of type job, each once a request. job_id is the request that the id
-- stands for: itself, or the target of a result. An id that the lake does not have is a request
-- when something answers it; else nobody can tell, and job_id is null, as it is for other events.
CREATE OR REPLACE TEMP TABLE job_links AS
WITH inputs AS (
  SELECT id AS request_id, unnest(job_inputs) AS input_id
  FROM stored
  WHERE kind BETWEEN {first_request} AND {last_request}
    AND kind NOT IN ({excluded})
    AND job_inputs IS NOT NULL
),
named AS (
  SELECT s.id, j.role, j.target
  FROM stored s
  LEFT JOIN stored_jobs j ON j.id = s.id
  WHERE s.id IN (SELECT input_id FROM inputs)
),
answered AS (
  SELECT DISTINCT target
  FROM stored_jobs
  WHERE target IN (SELECT input_id FROM inputs)
)
SELECT
  i.request_id,
  i.input_id,
  CASE
    WHEN n.role = 'request' THEN n.id
    WHEN n.role = 'result' THEN n.target
    WHEN n.id IS NULL THEN a.target
  END AS job_id
FROM inputs i
LEFT JOIN named n ON n.id = i.input_id
LEFT JOIN answered a ON a.target = i.input_id;
