-- Those of the trace's authors, payers, payees and addressed DVMs who have a name. Parameters: the
-- earliest and the latest created_at.
SELECT pubkey, name
FROM names
WHERE pubkey IN (
  SELECT pubkey FROM trace_events
  UNION
  SELECT payer FROM trace_receipts
  UNION
  SELECT payee FROM trace_receipts
  UNION
  SELECT dvm
  FROM addressed_dvms
  WHERE created_at BETWEEN ? AND ?
    AND request_id IN (SELECT id FROM trace_events)
)
ORDER BY pubkey;
