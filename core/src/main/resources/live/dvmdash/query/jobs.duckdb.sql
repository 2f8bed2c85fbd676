-- The vocabulary of reports, as DuckDB defines it. Reports select from these relations only, so
-- whatever an engine does in its own way (reading Parquet, unpacking lists) stands here.
--
-- stored: every event of the lake; stored_in_scope: those in the files of the scope's months.
-- Both are defined by the program, which knows the files.

-- Events of the scope, of every kind.
CREATE TEMP VIEW events AS
SELECT id, pubkey, created_at, kind
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until};

-- Job requests of the scope.
CREATE TEMP TABLE requests AS
SELECT id, pubkey, created_at, kind, encrypted, coalesce(chained, false) AS chained
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind BETWEEN {first_request} AND {last_request}
  AND kind NOT IN ({excluded});

-- The service providers that requests of the scope name, each once a request.
CREATE TEMP VIEW addressed AS
SELECT id AS request_id, unnest(addressed) AS pubkey
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind BETWEEN {first_request} AND {last_request}
  AND kind NOT IN ({excluded})
  AND addressed IS NOT NULL;

-- Job results of the scope, with the request they answer, null when they name none.
CREATE TEMP TABLE results AS
SELECT id, pubkey, created_at, kind, target
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind BETWEEN {first_result} AND {last_result}
  AND kind NOT IN ({excluded});

-- Job feedback of the scope, likewise.
CREATE TEMP TABLE feedback AS
SELECT id, pubkey, created_at, target, status
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind = {feedback}
  AND kind NOT IN ({excluded});

-- Every result and feedback of the lake, of any time, for a request of the scope; what is asked of the
-- whole lake takes longest, so it is asked once.
CREATE TEMP TABLE replies AS
SELECT r.id AS request_id, e.id, e.pubkey, e.created_at, e.kind, e.status
FROM stored e
JOIN requests r ON r.id = e.target
WHERE (e.kind BETWEEN {first_result} AND {last_result} OR e.kind = {feedback})
  AND e.kind NOT IN ({excluded});

-- The results among them.
CREATE TEMP TABLE answers AS
SELECT request_id, id, pubkey, created_at, kind
FROM replies
WHERE kind <> {feedback};

-- The feedback among them.
CREATE TEMP TABLE reactions AS
SELECT request_id, id, pubkey, created_at, status
FROM replies
WHERE kind = {feedback};

-- Results of the scope with the request they answer, where the lake knows it, of any time.
CREATE TEMP TABLE deliveries AS
SELECT
  a.id AS result_id,
  a.pubkey,
  a.created_at,
  q.id AS request_id,
  q.pubkey AS customer,
  q.created_at AS requested_at
FROM stored q
JOIN results a ON a.target = q.id
WHERE q.kind BETWEEN {first_request} AND {last_request}
  AND q.kind NOT IN ({excluded});

-- One row a request of the scope, with what became of it.
CREATE TEMP TABLE jobs AS
WITH result_facts AS (
  SELECT
    r.id,
    min(a.created_at) AS first_result_at,
    min(a.created_at) FILTER (WHERE a.created_at >= r.created_at) AS responded_at,
    count(*) FILTER (WHERE a.kind = r.kind + {result_offset}) AS kind_matches
  FROM requests r
  JOIN answers a ON a.request_id = r.id
  GROUP BY r.id
),
feedback_facts AS (
  SELECT r.id, min(f.created_at) AS reacted_at
  FROM requests r
  JOIN reactions f ON f.request_id = r.id AND f.created_at >= r.created_at
  GROUP BY r.id
)
SELECT
  r.id,
  r.pubkey,
  r.created_at,
  r.kind,
  r.encrypted,
  r.chained,
  a.id IS NOT NULL AS answered,
  coalesce(a.kind_matches, 0) > 0 AS answered_kind_matched,
  coalesce(a.responded_at - r.created_at <= 86400, false) AS answered_within_24h,
  coalesce(a.first_result_at < r.created_at, false) AS answered_before_asked,
  a.responded_at - r.created_at AS response_time,
  f.reacted_at - r.created_at AS first_feedback_time
FROM requests r
LEFT JOIN result_facts a ON a.id = r.id
LEFT JOIN feedback_facts f ON f.id = r.id;
