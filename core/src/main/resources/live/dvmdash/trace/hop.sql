-- The requests that are one link further: those that the last ones took as input, and those that
-- took the last ones or one of their results. Parameters: the new hop, the last hop twice.
INSERT INTO trace_jobs
SELECT found.id, ?
FROM (
  SELECT l.job_id AS id
  FROM job_links l
  JOIN trace_jobs j ON j.id = l.request_id
  WHERE j.hop = ? AND l.job_id IS NOT NULL
  UNION
  SELECT l.request_id AS id
  FROM job_links l
  JOIN trace_jobs j ON j.id = l.job_id
  WHERE j.hop = ?
) found
LEFT JOIN trace_jobs known ON known.id = found.id
WHERE known.id IS NULL;
