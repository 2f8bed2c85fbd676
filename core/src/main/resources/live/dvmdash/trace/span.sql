-- The earliest and the latest created_at of the trace.
SELECT min(created_at), max(created_at) FROM trace_events;
