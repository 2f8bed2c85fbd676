-- The first request of a trace. Parameter: its id.
INSERT INTO trace_jobs VALUES (?, 0);
