-- One row for each request that is listed, the newest first, with what became of it.
WITH given AS (
  SELECT a.request_id, count(*) AS results, count(DISTINCT a.pubkey) AS dvms
  FROM answers a
  JOIN listed l ON l.id = a.request_id
  GROUP BY a.request_id
),
ranked AS (
  SELECT
    f.request_id,
    f.status,
    row_number() OVER (PARTITION BY f.request_id ORDER BY f.created_at DESC, f.id DESC) AS place
  FROM reactions f
  JOIN listed l ON l.id = f.request_id
),
heard AS (
  SELECT request_id, status FROM ranked WHERE place = 1
)
SELECT
  j.id,
  j.created_at,
  CASE WHEN j.created_at > l.as_of THEN 0 ELSE l.as_of - j.created_at END AS age,
  j.kind,
  k.name,
  j.pubkey AS customer__pubkey,
  j.pubkey AS customer__npub,
  n.name AS customer__name,
  CASE
    WHEN j.answered THEN 'answered'
    WHEN c.request_id IS NOT NULL THEN 'cancelled'
    WHEN h.request_id IS NULL THEN 'no_reaction'
    WHEN h.status IN ('processing', 'error', 'partial') THEN h.status
    WHEN h.status IN ('payment-required', 'payment_required') THEN 'payment_required'
    ELSE 'other_status'
  END AS state,
  coalesce(g.dvms, 0) AS dvms,
  coalesce(g.results, 0) AS results,
  h.status,
  c.request_id IS NOT NULL AS cancelled,
  j.encrypted,
  j.chained,
  substr(w.words, 1, 200) AS asked
FROM listed l
JOIN jobs j ON j.id = l.id
LEFT JOIN asked_words w ON w.request_id = l.id AND w.created_at = l.created_at
LEFT JOIN given g ON g.request_id = l.id
LEFT JOIN heard h ON h.request_id = l.id
LEFT JOIN cancelled_requests c ON c.request_id = l.id
LEFT JOIN kind_names k ON k.kind = j.kind
LEFT JOIN names n ON n.pubkey = j.pubkey
ORDER BY j.created_at DESC NULLS LAST, j.id NULLS LAST;
