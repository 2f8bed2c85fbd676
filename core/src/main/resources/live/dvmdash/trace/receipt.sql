-- The receipt that was asked for, on an answer that names no request. Parameter: its id.
INSERT INTO trace_receipts
SELECT id, pubkey, created_at, receipt_for, bolt11, msat, payer, payee, verdict
FROM zap_receipts
WHERE id = ?;
