-- Those of the trace's authors who have a name.
SELECT pubkey, name
FROM names
WHERE pubkey IN (SELECT pubkey FROM trace_events)
ORDER BY pubkey;
