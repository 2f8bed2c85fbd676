-- What authors of the trace asked to delete of their own.
SELECT DISTINCT d.deleted, d.id
FROM deletions d
JOIN trace_events e ON e.id = d.deleted AND e.pubkey = d.pubkey
ORDER BY d.deleted, d.id;
