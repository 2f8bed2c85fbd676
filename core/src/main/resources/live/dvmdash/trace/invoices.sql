-- The invoices that answers of the trace carry. Parameters: the earliest and the latest created_at.
INSERT INTO trace_invoices
SELECT event_id, bolt11, msat, payment_hash, created_at, expiry, checksum_ok
FROM carried_invoices
WHERE carried_at BETWEEN ? AND ?
  AND event_id IN (SELECT id FROM trace_events WHERE answers = 1);
