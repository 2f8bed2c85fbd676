-- An answer that names no request is the whole trace. Parameter: its id.
INSERT INTO trace_events
SELECT id, pubkey, created_at, 1 FROM stored WHERE id = ?;
