-- The vocabulary of traces, as DuckDB defines it: jobs of all months, and how they are linked.

-- Every request, result and feedback of the lake.
CREATE TEMP VIEW stored_jobs AS
SELECT
  id,
  pubkey,
  created_at,
  CASE
    WHEN kind BETWEEN {first_request} AND {last_request} THEN 'request'
    WHEN kind = {feedback} THEN 'feedback'
    ELSE 'result'
  END AS role,
  target
FROM stored
WHERE (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
  AND kind NOT IN ({excluded});

-- Every invoice with each result or feedback that carries it.
CREATE TEMP VIEW carried_invoices AS
SELECT
  event_id,
  carried_at,
  target,
  invoice.bolt11 AS bolt11,
  invoice.msat AS msat,
  invoice.payment_hash AS payment_hash,
  invoice.created_at AS created_at,
  invoice.expiry AS expiry,
  invoice.checksum_ok AS checksum_ok
FROM (
  SELECT id AS event_id, created_at AS carried_at, target, unnest(invoices) AS invoice
  FROM stored
  WHERE (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
    AND invoices IS NOT NULL
);

-- What leads from one event to others.
CREATE TEMP VIEW gathered AS
SELECT
  id,
  kind,
  pubkey,
  target,
  receipt_for,
  receipt_bolt11,
  payer,
  payee,
  job_inputs,
  addressed,
  list_transform(invoices, lambda i: i.bolt11) AS bills
FROM stored;

-- The DVMs that requests name.
CREATE TEMP VIEW addressed_dvms AS
SELECT id AS request_id, created_at, unnest(addressed) AS dvm
FROM stored
WHERE addressed IS NOT NULL;

-- What authors asked to delete, each event once a deletion.
CREATE TEMP VIEW deletions AS
SELECT id, pubkey, unnest(other_ids) AS deleted
FROM stored
WHERE kind = {deletion} AND other_ids IS NOT NULL;

-- The requests of the trace at hand, with the number of links between them and the first one.
CREATE TEMP TABLE trace_jobs (id BLOB, hop BIGINT);

-- The events of the trace at hand, and whether they answer one of its requests.
CREATE TEMP TABLE trace_events (id BLOB, pubkey BLOB, created_at BIGINT, answers BIGINT);

-- The invoices of the trace at hand, each once an event that carries it.
CREATE TEMP TABLE trace_invoices (
  event_id BLOB,
  bolt11 VARCHAR,
  msat BIGINT,
  payment_hash BLOB,
  created_at BIGINT,
  expiry BIGINT,
  checksum_ok BOOLEAN
);

-- The receipts of the trace at hand.
CREATE TEMP TABLE trace_receipts (
  id BLOB,
  pubkey BLOB,
  created_at BIGINT,
  receipt_for BLOB,
  bolt11 VARCHAR,
  msat BIGINT,
  payer BLOB,
  payee BLOB,
  verdict VARCHAR
);
