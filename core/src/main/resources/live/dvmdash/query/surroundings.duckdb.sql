-- The events around something, gathered from the files of a lake bit by bit, as DuckDB does it.
CREATE TEMP TABLE stored AS SELECT * FROM whole LIMIT 0;

-- What is looked for at the moment.
CREATE TEMP TABLE wanted_ids (id BLOB);
CREATE TEMP TABLE wanted_objects (id BLOB);
CREATE TEMP TABLE wanted_invoices (bolt11 VARCHAR);
CREATE TEMP TABLE wanted_authors (id BLOB);

-- What those authors have ever said of themselves, and where it lies.
CREATE TEMP TABLE versions (place INTEGER, kind INTEGER, pubkey BLOB, d VARCHAR, created_at BIGINT, id BLOB);
