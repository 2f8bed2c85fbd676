-- What else receipts of the trace name as paid for. A receipt is no event beside that.
DELETE FROM trace_events WHERE id IN (SELECT id FROM trace_receipts);
INSERT INTO trace_events
SELECT s.id, s.pubkey, s.created_at, 0
FROM stored s
WHERE s.id IN (
  SELECT r.receipt_for
  FROM trace_receipts r
  LEFT JOIN trace_events e ON e.id = r.receipt_for
  LEFT JOIN trace_receipts o ON o.id = r.receipt_for
  WHERE e.id IS NULL AND o.id IS NULL AND r.receipt_for IS NOT NULL
);
