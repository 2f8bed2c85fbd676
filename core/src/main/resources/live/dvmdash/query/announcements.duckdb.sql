-- The vocabulary of announcements, as DuckDB defines it, from the whole lake.

-- The announcements as a DVM (NIP-89): of each author and d the newest, on a tie that with the
-- lowest id, when it names a kind of job.
CREATE TEMP TABLE announcements AS
WITH versions AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY pubkey, d ORDER BY created_at DESC, id) AS version
  FROM stored
  WHERE kind = {announcement}
)
SELECT
  id,
  pubkey,
  d,
  created_at,
  profile_readable AS readable,
  profile_name AS name,
  profile_about AS about,
  profile_picture AS picture,
  profile_nip90_params AS nip90_params,
  profile_encryption AS encryption,
  list_filter(announced_kinds, lambda k: k BETWEEN {first_request} AND {last_request} AND k NOT IN ({excluded})) AS kinds
FROM versions
WHERE version = 1
  AND len(kinds) > 0
  AND {of_dvm}
  AND {announces_kind};

-- The kinds of jobs in them.
CREATE TEMP VIEW announced_kinds AS
SELECT DISTINCT id, unnest(kinds) AS kind FROM announcements;

-- When each author gave its last result or feedback and sent its last heartbeat, before the end of
-- the scope.
CREATE TEMP TABLE signs_of_life AS
SELECT
  pubkey,
  max(created_at) FILTER (WHERE kind <> {heartbeat}) AS last_seen,
  max(created_at) FILTER (WHERE kind BETWEEN {first_result} AND {last_result}) AS last_result,
  max(created_at) FILTER (WHERE kind = {feedback}) AS last_feedback,
  max(created_at) FILTER (WHERE kind = {heartbeat}) AS last_heartbeat
FROM stored
WHERE created_at < {until}
  AND (kind BETWEEN {first_result} AND {last_result} OR kind IN ({feedback}, {heartbeat}))
  AND kind NOT IN ({excluded})
GROUP BY pubkey;
