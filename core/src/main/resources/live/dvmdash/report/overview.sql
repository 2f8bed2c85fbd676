-- The scope in one look.
WITH totals AS (
  SELECT
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM results) AS results,
    (SELECT count(*) FROM feedback) AS feedback,
    (SELECT count(DISTINCT pubkey) FROM (SELECT pubkey FROM results UNION ALL SELECT pubkey FROM feedback) a) AS dvms,
    (SELECT count(*) FROM results WHERE target IS NULL) AS unlinked_results,
    (SELECT count(*) FROM results WHERE target IS NOT NULL) - (SELECT count(*) FROM deliveries) AS unknown_target_results,
    (SELECT count(*) FROM deliveries WHERE pubkey = customer) AS self_answered
),
asked AS (
  SELECT
    count(*) AS requests,
    count(DISTINCT pubkey) AS users,
    count(DISTINCT kind) AS kinds,
    count(*) FILTER (WHERE answered) AS answered,
    count(*) FILTER (WHERE answered_kind_matched) AS answered_kind_matched,
    count(*) FILTER (WHERE answered_within_24h) AS answered_within_24h,
    count(*) FILTER (WHERE answered_before_asked) AS negative_response_times,
    count(*) FILTER (WHERE encrypted) AS encrypted_requests,
    count(*) FILTER (WHERE chained) AS chained_requests
  FROM jobs
),
silent AS (
  SELECT
    count(*) AS total,
    count(*) FILTER (WHERE reaction = 'no_reaction') AS no_reaction,
    count(*) FILTER (WHERE reaction = 'processing') AS processing,
    count(*) FILTER (WHERE reaction = 'payment_required') AS payment_required,
    count(*) FILTER (WHERE reaction = 'error') AS error,
    count(*) FILTER (WHERE reaction = 'partial') AS partial,
    count(*) FILTER (WHERE reaction = 'other_status') AS other_status,
    count(*) FILTER (WHERE paid) AS paid,
    count(*) FILTER (WHERE cancelled) AS cancelled,
    count(*) FILTER (WHERE too_young) AS too_young,
    count(*) FILTER (WHERE unobservable) AS unobservable
  FROM unanswered
),
ranked_responses AS (
  SELECT
    response_time AS seconds,
    row_number() OVER (ORDER BY response_time) AS place,
    count(*) OVER () AS n
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
  SELECT
    first_feedback_time AS seconds,
    row_number() OVER (ORDER BY first_feedback_time) AS place,
    count(*) OVER () AS n
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
dvm_counts AS (
  SELECT pubkey, count(*) AS results FROM results GROUP BY pubkey
),
dvm_places AS (
  SELECT
    pubkey,
    results,
    row_number() OVER (ORDER BY results DESC, pubkey) AS place,
    count(*) OVER (PARTITION BY results) AS tied
  FROM dvm_counts
),
kind_counts AS (
  SELECT kind, count(*) AS requests, count(*) FILTER (WHERE answered) AS answered FROM jobs GROUP BY kind
),
kind_places AS (
  SELECT
    kind,
    requests,
    answered,
    row_number() OVER (ORDER BY requests DESC, kind) AS place,
    count(*) OVER (PARTITION BY requests) AS tied
  FROM kind_counts
),
competitor_counts AS (
  SELECT kind - 1000 AS kind, count(DISTINCT pubkey) AS dvms FROM results GROUP BY kind
),
competitor_places AS (
  SELECT
    kind,
    dvms,
    row_number() OVER (ORDER BY dvms DESC, kind) AS place,
    count(*) OVER (PARTITION BY dvms) AS tied
  FROM competitor_counts
),
user_counts AS (
  SELECT pubkey, count(*) AS requests FROM jobs GROUP BY pubkey
),
customers AS (
  SELECT max(requests) AS most_requests, count(*) FILTER (WHERE requests = 1) AS one_request_users
  FROM user_counts
)
SELECT
  t.events,
  a.requests,
  t.results,
  t.feedback,
  a.users,
  t.dvms,
  a.kinds,
  a.answered,
  a.answered_kind_matched,
  a.answered_within_24h,
  CAST(a.answered AS DOUBLE) / nullif(a.requests, 0) AS response_rate,
  CAST(t.results AS DOUBLE) / nullif(a.requests, 0) AS results_per_request,
  r.n AS response_time__n,
  r.p50 AS response_time__p50,
  r.p90 AS response_time__p90,
  r.p95 AS response_time__p95,
  r.p99 AS response_time__p99,
  r.shortest AS response_time__min,
  r.longest AS response_time__max,
  f.n AS first_feedback_time__n,
  f.p50 AS first_feedback_time__p50,
  f.p90 AS first_feedback_time__p90,
  f.p95 AS first_feedback_time__p95,
  f.p99 AS first_feedback_time__p99,
  f.shortest AS first_feedback_time__min,
  f.longest AS first_feedback_time__max,
  a.negative_response_times,
  a.encrypted_requests,
  a.chained_requests,
  t.self_answered,
  t.unlinked_results,
  t.unknown_target_results,
  s.total AS unanswered__total,
  s.no_reaction AS unanswered__no_reaction,
  s.processing AS unanswered__processing,
  s.payment_required AS unanswered__payment_required,
  s.error AS unanswered__error,
  s.partial AS unanswered__partial,
  s.other_status AS unanswered__other_status,
  s.paid AS unanswered__paid,
  s.cancelled AS unanswered__cancelled,
  s.too_young AS unanswered__too_young,
  s.unobservable AS unanswered__unobservable,
  d.pubkey AS popular_dvm__pubkey,
  d.pubkey AS popular_dvm__npub,
  dn.name AS popular_dvm__name,
  coalesce(d.results, 0) AS popular_dvm__count,
  CAST(d.results AS DOUBLE) / nullif(t.results, 0) AS popular_dvm__share,
  coalesce(d.tied, 0) AS popular_dvm__tied,
  k.kind AS popular_kind__kind,
  kn.name AS popular_kind__name,
  coalesce(k.requests, 0) AS popular_kind__count,
  CAST(k.requests AS DOUBLE) / nullif(a.requests, 0) AS popular_kind__share,
  coalesce(k.tied, 0) AS popular_kind__tied,
  c.kind AS competitive_kind__kind,
  cn.name AS competitive_kind__name,
  coalesce(c.dvms, 0) AS competitive_kind__count,
  CAST(c.dvms AS DOUBLE) / nullif(t.dvms, 0) AS competitive_kind__share,
  coalesce(c.tied, 0) AS competitive_kind__tied,
  CAST(a.answered - k.answered AS DOUBLE) / nullif(a.requests - k.requests, 0) AS response_rate_without_popular_kind,
  CAST(a.answered AS DOUBLE) / nullif(a.requests - s.unobservable, 0) AS response_rate_without_unobservable,
  CAST(u.most_requests AS DOUBLE) / nullif(a.requests, 0) AS top_customer_share,
  u.one_request_users
FROM totals t
CROSS JOIN asked a
CROSS JOIN silent s
CROSS JOIN responses r
CROSS JOIN first_feedback f
CROSS JOIN customers u
LEFT JOIN dvm_places d ON d.place = 1
LEFT JOIN names dn ON dn.pubkey = d.pubkey
LEFT JOIN kind_places k ON k.place = 1
LEFT JOIN kind_names kn ON kn.kind = k.kind
LEFT JOIN competitor_places c ON c.place = 1
LEFT JOIN kind_names cn ON cn.kind = c.kind
ORDER BY t.events NULLS LAST;
