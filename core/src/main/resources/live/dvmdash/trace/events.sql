-- The whole events of the trace. The bounds of their time let the engine skip what lies outside.
-- Parameters: the earliest and the latest created_at.
SELECT
  id,
  kind,
  created_at,
  pubkey,
  tags,
  content,
  encrypted,
  target,
  status,
  status_info,
  amount_msat,
  job_inputs,
  addressed
FROM stored
WHERE created_at BETWEEN ? AND ?
  AND id IN (SELECT id FROM trace_events)
ORDER BY created_at, id;
