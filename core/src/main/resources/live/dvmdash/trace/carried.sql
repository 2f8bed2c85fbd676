-- The invoices of the trace, each once an event that carries it.
SELECT event_id, bolt11, msat, payment_hash, created_at, expiry, checksum_ok
FROM trace_invoices
ORDER BY bolt11, event_id;
