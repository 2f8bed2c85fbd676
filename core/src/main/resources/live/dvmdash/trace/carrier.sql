-- The result or feedback that carried an invoice first. Parameter: the invoice.
SELECT event_id AS id, target
FROM carried_invoices
WHERE bolt11 = ?
ORDER BY carried_at, event_id
LIMIT 1;
