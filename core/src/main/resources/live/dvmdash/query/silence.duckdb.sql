-- The vocabulary of silence, as DuckDB defines it: the requests of the scope without a result.

-- The relays that such a request names, as written.
CREATE TEMP TABLE named_relays AS
SELECT id AS request_id, kind, created_at, unnest(relays) AS relay
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind BETWEEN {first_request} AND {last_request}
  AND relays IS NOT NULL
  AND id IN (SELECT id FROM jobs WHERE NOT answered);

-- What the program has to look up: a relay with a kind of request.
CREATE TEMP TABLE relay_questions AS
SELECT relay, kind, row_number() OVER (ORDER BY relay, kind) AS number
FROM (SELECT DISTINCT relay, kind FROM named_relays);

-- What it finds: the times of which that relay gave all results. An empty one says that the name is
-- an address at all; what is none has no row.
CREATE TEMP TABLE relay_windows (number BIGINT, since BIGINT, until BIGINT);
