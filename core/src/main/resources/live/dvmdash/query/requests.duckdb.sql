-- The vocabulary of the list of requests, as DuckDB defines it: what they ask, and which are wanted.

-- The requests of the scope that their authors asked to delete (NIP-09).
CREATE TEMP TABLE cancelled_requests AS
SELECT DISTINCT r.id AS request_id
FROM (
  SELECT pubkey, unnest(other_ids) AS deleted
  FROM stored
  WHERE kind = {deletion} AND other_ids IS NOT NULL
) d
JOIN requests r ON r.id = d.deleted AND r.pubkey = d.pubkey;

-- What each request of the scope asks: its inputs but for the outputs of other jobs, then its
-- content; null when there is none, or only the DVM can read it.
CREATE TEMP VIEW asked_words AS
SELECT
  id AS request_id,
  created_at,
  CASE
    WHEN NOT encrypted THEN nullif(
      array_to_string(
        list_filter(
          list_append(
            list_transform(
              list_filter(tags, lambda t: len(t) > 1 AND t[1] = 'i' AND coalesce(t[3], '') <> 'job'),
              lambda t: trim(t[2])
            ),
            trim(content)
          ),
          lambda w: w <> ''
        ),
        ' | '
      ),
      ''
    )
  END AS words
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind BETWEEN {first_request} AND {last_request}
  AND kind NOT IN ({excluded});

-- The requests that are wanted, and the newest of them, which are listed.
CREATE TEMP TABLE wanted_requests (id BLOB, created_at BIGINT);
CREATE TEMP TABLE listed (id BLOB, created_at BIGINT, as_of BIGINT);
