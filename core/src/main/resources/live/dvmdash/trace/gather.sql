-- The events of the trace's requests: they themselves and what they name as input; then what
-- answers them, in any month. Only the latter are looked at for money.
INSERT INTO trace_events
SELECT id, pubkey, created_at, max(answers)
FROM (
  SELECT s.id, s.pubkey, s.created_at, 0 AS answers
  FROM stored s
  WHERE s.id IN (
    SELECT id FROM trace_jobs
    UNION
    SELECT l.input_id FROM job_links l JOIN trace_jobs j ON j.id = l.request_id
  )
  UNION ALL
  SELECT a.id, a.pubkey, a.created_at, 1 AS answers
  FROM stored_jobs a
  WHERE a.role IN ('result', 'feedback')
    AND a.target IN (SELECT id FROM trace_jobs)
) found
GROUP BY id, pubkey, created_at;
