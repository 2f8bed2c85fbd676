-- What became of the requests of the scope that concern one DVM: those that name it, and those that
-- it answered or gave feedback on.
WITH asked AS (
  SELECT DISTINCT a.request_id
  FROM addressed a
  JOIN subject s ON s.pubkey = a.pubkey
),
counts AS (
  SELECT
    count(*) FILTER (WHERE j.answered) AS answered,
    count(DISTINCT j.pubkey) FILTER (WHERE j.answered) AS customers,
    count(a.request_id) AS addressed,
    count(a.request_id) FILTER (WHERE j.answered) AS addressed_answered,
    count(a.request_id) FILTER (WHERE u.reaction = 'no_reaction') AS silent,
    count(a.request_id) FILTER (WHERE u.unobservable) AS unobservable,
    count(*) FILTER (WHERE j.answered_before_asked) AS negative_response_times
  FROM jobs j
  LEFT JOIN asked a ON a.request_id = j.id
  LEFT JOIN unanswered u ON u.id = j.id
),
ranked_responses AS (
  SELECT response_time AS seconds, row_number() OVER (ORDER BY response_time) AS place, count(*) OVER () AS n
  FROM jobs
  WHERE response_time IS NOT NULL
),
responses AS (
  SELECT
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_responses
),
ranked_feedback AS (
  SELECT first_feedback_time AS seconds, row_number() OVER (ORDER BY first_feedback_time) AS place, count(*) OVER () AS n
  FROM jobs
  WHERE first_feedback_time IS NOT NULL
),
first_feedback AS (
  SELECT
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_feedback
),
given AS (
  SELECT count(*) AS results FROM results
),
remarked AS (
  SELECT count(*) AS feedback, count(*) FILTER (WHERE status = 'error') AS errors FROM remarks
),
alive AS (
  SELECT
    s.pubkey,
    s.as_of,
    e.at AS data_end,
    l.last_heartbeat,
    l.last_result,
    l.last_feedback,
    CASE WHEN l.last_seen > coalesce(l.last_heartbeat, 0) THEN l.last_seen ELSE l.last_heartbeat END AS last_sign
  FROM subject s
  CROSS JOIN data_end e
  LEFT JOIN signs_of_life l ON l.pubkey = s.pubkey
)
SELECT
  l.pubkey,
  l.pubkey AS npub,
  n.name,
  CASE
    WHEN l.last_sign >= l.as_of - 900 THEN true
    WHEN l.last_heartbeat IS NOT NULL AND l.data_end >= l.as_of - 900 THEN false
  END AS up,
  l.as_of,
  l.data_end,
  l.last_heartbeat,
  CASE WHEN l.last_heartbeat > l.as_of THEN 0 ELSE l.as_of - l.last_heartbeat END AS heartbeat_age,
  l.last_result,
  CASE WHEN l.last_result > l.as_of THEN 0 ELSE l.as_of - l.last_result END AS result_age,
  l.last_feedback,
  g.results,
  r.feedback,
  r.errors,
  c.answered,
  c.customers,
  c.addressed,
  c.addressed_answered,
  c.silent,
  c.unobservable,
  CAST(c.addressed_answered AS DOUBLE) / nullif(c.addressed, 0) AS response_rate,
  CAST(c.addressed_answered AS DOUBLE) / nullif(c.addressed - c.unobservable, 0) AS response_rate_without_unobservable,
  t.n AS response_time__n,
  t.p50 AS response_time__p50,
  t.p90 AS response_time__p90,
  t.p95 AS response_time__p95,
  t.p99 AS response_time__p99,
  t.shortest AS response_time__min,
  t.longest AS response_time__max,
  f.n AS first_feedback_time__n,
  f.p50 AS first_feedback_time__p50,
  f.p90 AS first_feedback_time__p90,
  f.p95 AS first_feedback_time__p95,
  f.p99 AS first_feedback_time__p99,
  f.shortest AS first_feedback_time__min,
  f.longest AS first_feedback_time__max,
  c.negative_response_times
FROM alive l
CROSS JOIN counts c
CROSS JOIN responses t
CROSS JOIN first_feedback f
CROSS JOIN given g
CROSS JOIN remarked r
LEFT JOIN names n ON n.pubkey = l.pubkey
ORDER BY l.pubkey NULLS LAST;

-- Its announcements that no newer ones replace.
SELECT
  a.id,
  a.d,
  a.name,
  CAST(NULL AS BIGINT) AS kinds,
  a.created_at,
  a.encryption,
  a.about
FROM announcements a
JOIN subject s ON s.pubkey = a.pubkey
ORDER BY a.created_at DESC NULLS LAST, a.id NULLS LAST;

SELECT id, kind AS kinds
FROM announced_kinds
ORDER BY id NULLS LAST, kinds NULLS LAST;

-- One row for each kind of request that it announces or that a request was of.
WITH asked AS (
  SELECT DISTINCT a.request_id
  FROM addressed a
  JOIN subject s ON s.pubkey = a.pubkey
),
failed AS (
  SELECT DISTINCT request_id FROM reactions WHERE status = 'error'
),
served AS (
  SELECT
    j.kind,
    count(*) FILTER (WHERE j.answered) AS answered,
    count(e.request_id) AS errors,
    count(a.request_id) AS addressed,
    count(a.request_id) FILTER (WHERE j.answered) AS addressed_answered
  FROM jobs j
  LEFT JOIN asked a ON a.request_id = j.id
  LEFT JOIN failed e ON e.request_id = j.id
  GROUP BY j.kind
),
ranked_responses AS (
  SELECT
    kind,
    response_time AS seconds,
    row_number() OVER (PARTITION BY kind ORDER BY response_time) AS place,
    count(*) OVER (PARTITION BY kind) AS n
  FROM jobs
  WHERE response_time IS NOT NULL
),
responses AS (
  SELECT
    kind,
    count(*) AS n,
    min(seconds) FILTER (WHERE place * 100 >= n * 50) AS p50,
    min(seconds) FILTER (WHERE place * 100 >= n * 90) AS p90,
    min(seconds) FILTER (WHERE place * 100 >= n * 95) AS p95,
    min(seconds) FILTER (WHERE place * 100 >= n * 99) AS p99,
    min(seconds) AS shortest,
    max(seconds) AS longest
  FROM ranked_responses
  GROUP BY kind
),
kinds AS (
  SELECT kind FROM served
  UNION
  SELECT kind FROM announced_kinds
),
announced AS (
  SELECT DISTINCT kind FROM announced_kinds
)
SELECT
  k.kind,
  n.name,
  a.kind IS NOT NULL AS announced,
  coalesce(v.answered, 0) AS answered,
  coalesce(v.errors, 0) AS errors,
  coalesce(v.addressed, 0) AS addressed,
  coalesce(v.addressed_answered, 0) AS addressed_answered,
  coalesce(t.n, 0) AS response_time__n,
  t.p50 AS response_time__p50,
  t.p90 AS response_time__p90,
  t.p95 AS response_time__p95,
  t.p99 AS response_time__p99,
  t.shortest AS response_time__min,
  t.longest AS response_time__max
FROM kinds k
LEFT JOIN announced a ON a.kind = k.kind
LEFT JOIN served v ON v.kind = k.kind
LEFT JOIN responses t ON t.kind = k.kind
LEFT JOIN kind_names n ON n.kind = k.kind
ORDER BY answered DESC NULLS LAST, addressed DESC NULLS LAST, k.kind NULLS LAST;

-- One row for each status of its feedback and each text beside it.
SELECT
  status,
  info,
  count(*) AS feedback,
  count(DISTINCT target) AS requests,
  max(created_at) AS last_used
FROM remarks
GROUP BY status, info
ORDER BY feedback DESC NULLS LAST, status NULLS LAST, info NULLS LAST;

-- The requests that name it and that it did not answer.
SELECT
  u.id,
  u.kind,
  j.created_at,
  u.reaction,
  o.request_id IS NOT NULL AS answered_by_others,
  u.paid,
  u.cancelled,
  u.too_young,
  u.unobservable
FROM unanswered u
JOIN jobs j ON j.id = u.id
JOIN (
  SELECT DISTINCT a.request_id
  FROM addressed a
  JOIN subject s ON s.pubkey = a.pubkey
) a ON a.request_id = u.id
LEFT JOIN answered_by_anyone o ON o.request_id = u.id
ORDER BY j.created_at DESC NULLS LAST, u.id NULLS LAST;

-- What is wrong with its events, with the newest of them.
WITH ranked AS (
  SELECT
    fault,
    detail,
    id,
    created_at,
    count(*) OVER (PARTITION BY fault, detail) AS events,
    row_number() OVER (PARTITION BY fault, detail ORDER BY created_at DESC, id) AS place
  FROM faults
)
SELECT fault, detail, events, created_at AS last_used, id
FROM ranked
WHERE place = 1
ORDER BY events DESC NULLS LAST, fault NULLS LAST, detail NULLS LAST;
