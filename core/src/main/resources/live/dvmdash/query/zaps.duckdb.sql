-- Every zap receipt (NIP-57), as DuckDB defines it. Of several faults the gravest is the verdict:
-- where nobody signed the zap request, the rest says nothing.
CREATE TEMP VIEW zap_receipts AS
SELECT
  id,
  pubkey,
  created_at,
  receipt_for,
  receipt_bolt11 AS bolt11,
  receipt_msat AS msat,
  payer,
  payee,
  CASE
    WHEN NOT zap_request_signed THEN 'unsigned-request'
    WHEN zap_amount_msat <> coalesce(receipt_msat, -1) THEN 'amount-mismatch'
    WHEN NOT (description_hash_matches AND receipt_checksum_ok) THEN 'hash-mismatch'
    ELSE 'ok'
  END AS verdict
FROM stored
WHERE kind = {receipt};
