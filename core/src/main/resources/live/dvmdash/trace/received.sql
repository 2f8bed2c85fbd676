-- The receipts of the trace.
SELECT id, pubkey, created_at, receipt_for, bolt11, msat, payer, payee, verdict
FROM trace_receipts
ORDER BY created_at, id;
