-- Which relays the authors of events name, as they wrote it: each address once an author.
WITH lists AS (
  SELECT
    pubkey,
    relays,
    created_at,
    row_number() OVER (PARTITION BY pubkey ORDER BY created_at DESC, id) AS version
  FROM stored
  WHERE kind = {relay_list} AND created_at < {until}
),
announced AS (
  SELECT pubkey, created_at, unnest(tags) AS tag
  FROM stored
  WHERE kind = {announcement} AND created_at < {until}
),
named AS (
  SELECT pubkey, created_at, unnest(relays) AS relay
  FROM lists
  WHERE version = 1
  UNION ALL
  SELECT pubkey, created_at, unnest(relays) AS relay
  FROM stored
  WHERE kind <> {relay_list} AND relays IS NOT NULL AND created_at < {until}
  UNION ALL
  SELECT
    pubkey,
    created_at,
    unnest(CASE
      WHEN tag[1] IN ('r', 'relay', 'relays') THEN tag[2:]
      WHEN tag[1] IN ('a', 'e', 'p') THEN tag[3:3]
    END) AS relay
  FROM announced
)
SELECT relay, pubkey, max(created_at) AS last_used
FROM named
WHERE length(relay) BETWEEN 1 AND {longest}
GROUP BY relay, pubkey
ORDER BY relay, pubkey;
