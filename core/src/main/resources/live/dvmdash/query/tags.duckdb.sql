-- The vocabulary of tags, as DuckDB defines it.

-- Every tag of a request, result or feedback of the scope. Of a param tag (NIP-90) the second
-- element names a parameter and the third is its value; else the second element is the value. Keys,
-- ids, inputs and whole requests are no values to show, and long ones are shortened.
CREATE TEMP TABLE job_tags AS
WITH tagged AS (
  SELECT id, pubkey, kind, unnest(tags) AS tag
  FROM stored_in_scope
  WHERE created_at >= {since} AND created_at < {until}
    AND (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
),
parted AS (
  SELECT
    id,
    pubkey,
    kind,
    tag[1] AS tag,
    CASE WHEN tag[1] = 'param' THEN coalesce(tag[2], '') ELSE '' END AS parameter,
    CASE WHEN tag[1] = 'param' THEN tag[3] ELSE tag[2] END AS value
  FROM tagged
  WHERE len(tag) > 0
)
SELECT
  id AS event_id,
  pubkey,
  kind,
  tag,
  parameter,
  CASE
    WHEN tag NOT IN ('i', 'request') AND NOT regexp_matches(lower(value), '[0-9a-f]{64}|npub1|nprofile1|note1|nevent1')
      THEN left(value, 80)
  END AS value
FROM parted;

-- How many such events there are of each kind.
CREATE TEMP VIEW job_kinds AS
SELECT kind, count(*) AS events
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND (kind BETWEEN {first_request} AND {last_result} OR kind = {feedback})
  AND kind NOT IN ({excluded})
GROUP BY kind;
