-- Readable views of this lake for any DuckDB shell:  duckdb -init views.sql
-- Ids and keys are lower-case hex here; the files hold bytes, so in them  id = '<hex>'  matches nothing.

CREATE OR REPLACE VIEW stored AS
SELECT *
FROM read_parquet({files}, union_by_name = true, hive_partitioning = true, hive_types_autocast = false);

CREATE OR REPLACE VIEW events AS
SELECT
  lower(hex(id)) AS id,
  lower(hex(pubkey)) AS pubkey,
  CASE WHEN created_at < 253402300800 THEN make_timestamp(created_at * 1000000) END AS created,
  created_at,
  kind,
  tags,
  content,
  lower(hex(sig)) AS sig,
  encrypted,
  lower(hex(target)) AS target,
  lower(hex(customer)) AS customer,
  status,
  status_info,
  amount_msat,
  list_transform(other_ids, lambda x: lower(hex(x))) AS other_ids,
  list_transform(job_inputs, lambda x: lower(hex(x))) AS job_inputs,
  list_transform(addressed, lambda x: lower(hex(x))) AS addressed,
  relays,
  chained,
  bid_msat,
  list_transform(invoices, lambda x: x.bolt11) AS invoices,
  lower(hex(receipt_for)) AS receipt_for,
  receipt_bolt11,
  receipt_msat,
  lower(hex(payer)) AS payer,
  lower(hex(payee)) AS payee,
  profile_name,
  profile_display_name,
  d,
  announced_kinds,
  month
FROM stored;

CREATE OR REPLACE VIEW requests AS
SELECT * FROM events
WHERE kind BETWEEN {first_request} AND {last_request} AND kind NOT IN ({excluded});

CREATE OR REPLACE VIEW results AS
SELECT * FROM events
WHERE kind - {result_offset} BETWEEN {first_request} AND {last_request} AND kind NOT IN ({excluded});

CREATE OR REPLACE VIEW feedback AS
SELECT * FROM events WHERE kind = {feedback};

CREATE OR REPLACE VIEW dvm_names AS
WITH announcements AS (
  SELECT pubkey, profile_name AS name, created_at, id
  FROM (
    SELECT *, row_number() OVER (PARTITION BY pubkey, d ORDER BY created_at DESC, id) AS version
    FROM events
    WHERE kind = 31990
  )
  WHERE version = 1
    AND profile_name IS NOT NULL
    AND len(list_filter(announced_kinds, lambda k: k BETWEEN {first_request} AND {last_request} AND k NOT IN ({excluded}))) > 0
),
profiles AS (
  SELECT pubkey, coalesce(profile_name, profile_display_name) AS name
  FROM (
    SELECT *, row_number() OVER (PARTITION BY pubkey ORDER BY created_at DESC, id) AS version
    FROM events
    WHERE kind = 0
  )
  WHERE version = 1
)
SELECT pubkey, first(name ORDER BY rank, created_at DESC, id) AS name
FROM (
  SELECT pubkey, name, 1 AS rank, created_at, id FROM announcements
  UNION ALL
  SELECT pubkey, name, 2, 0, '' FROM profiles WHERE name IS NOT NULL
)
GROUP BY pubkey;
