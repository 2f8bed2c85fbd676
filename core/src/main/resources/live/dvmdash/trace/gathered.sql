-- What has been gathered so far, with what leads on from it.
SELECT id, kind, pubkey, target, receipt_for, receipt_bolt11, payer, payee, job_inputs, addressed, bills
FROM gathered;
