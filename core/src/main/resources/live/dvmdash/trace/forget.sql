-- Makes room for another trace.
DELETE FROM trace_jobs;
DELETE FROM trace_events;
