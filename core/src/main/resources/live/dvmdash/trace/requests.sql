-- The requests of the trace, those included that the lake does not have.
SELECT id FROM trace_jobs ORDER BY id;
