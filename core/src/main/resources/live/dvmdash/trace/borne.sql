-- The first receipt for an invoice. Parameter: the invoice.
SELECT id, kind, target, receipt_for, receipt_bolt11
FROM stored
WHERE receipt_bolt11 = ?
ORDER BY created_at, id
LIMIT 1;
