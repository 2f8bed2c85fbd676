-- The receipts on the trace's requests, on what answers them, and on invoices of that.
INSERT INTO trace_receipts
SELECT id, pubkey, created_at, receipt_for, bolt11, msat, payer, payee, verdict
FROM zap_receipts
WHERE receipt_for IN (SELECT id FROM trace_jobs UNION SELECT id FROM trace_events WHERE answers = 1)
   OR bolt11 IN (SELECT bolt11 FROM trace_invoices);
