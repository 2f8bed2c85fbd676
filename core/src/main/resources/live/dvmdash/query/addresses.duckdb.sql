-- The vocabulary of relays that the jobs of the scope name, as DuckDB defines it.

-- Every address that a request, result or feedback names: in the relays tag of a request, or as the
-- hint behind an id, a key or an input.
CREATE TEMP TABLE named_addresses AS
WITH tagged AS (
  SELECT id, pubkey, created_at, kind, unnest(tags) AS tag
  FROM stored_in_scope
  WHERE created_at >= {since} AND created_at < {until}
    AND (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
),
named AS (
  SELECT
    id,
    pubkey,
    created_at,
    tag[1] <> 'relays' AS is_hint,
    unnest(CASE
      WHEN tag[1] = 'relays' AND kind BETWEEN {first_request} AND {last_request} THEN tag[2:]
      WHEN tag[1] IN ('a', 'e', 'p', 'q') THEN tag[3:3]
      WHEN tag[1] = 'i' THEN tag[4:4]
    END) AS address
  FROM tagged
)
SELECT id AS event_id, pubkey, created_at, is_hint, address
FROM named
WHERE length(address) BETWEEN 1 AND 256;

-- The address of each that is one, in its usual form; the program fills it.
CREATE TEMP TABLE relay_addresses (address VARCHAR, relay VARCHAR);
