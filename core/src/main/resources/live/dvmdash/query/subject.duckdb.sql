-- The vocabulary of one DVM, as DuckDB defines it. Filters have to leave what concerns this DVM and
-- nothing else. The program defines subject: its key, and the moment to which ages are counted.

-- Its feedback of the scope, with what it says beside the status; an error may say it as content.
CREATE TEMP TABLE remarks AS
SELECT
  id,
  target,
  created_at,
  CASE WHEN trim(status) <> '' THEN status END AS status,
  left(
    coalesce(
      nullif(trim(status_info), ''),
      CASE WHEN status = 'error' AND NOT encrypted THEN nullif(trim(content), '') END
    ),
    200
  ) AS info
FROM stored_in_scope
WHERE created_at >= {since} AND created_at < {until}
  AND kind = {feedback}
  AND kind NOT IN ({excluded});

-- The requests of which the lake has a result, by anyone.
CREATE TEMP VIEW answered_by_anyone AS
SELECT DISTINCT target AS request_id
FROM all_stored
WHERE kind BETWEEN {first_result} AND {last_result}
  AND kind NOT IN ({excluded})
  AND target IS NOT NULL;

-- What is wrong with its results and feedback of the scope, and with its announcements.
CREATE TEMP TABLE faults AS
WITH own AS (
  SELECT
    id,
    created_at,
    kind,
    target,
    customer,
    status,
    encrypted,
    amount_msat,
    unparsable_amount,
    invoices,
    list_filter(tags, lambda t: len(t) > 0 AND t[1] = 'e')[1] AS e,
    list_filter(tags, lambda t: len(t) > 0 AND t[1] = 'amount')[1] AS amount
  FROM stored_in_scope
  WHERE created_at >= {since} AND created_at < {until}
    AND (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
),
priced AS (
  SELECT
    id,
    created_at,
    amount_msat,
    list_filter(invoices, lambda i: i.bolt11 = amount[3])[1].msat AS invoiced_msat
  FROM own
  WHERE amount_msat > 0
)
SELECT 'unknown status' AS fault, left(status, 80) AS detail, id, created_at
FROM own
WHERE kind = {feedback}
  AND status NOT IN ('payment-required', 'processing', 'error', 'success', 'partial')
UNION ALL
SELECT 'no status', NULL, id, created_at
FROM own
WHERE kind = {feedback} AND status IS NULL AND NOT encrypted
UNION ALL
SELECT 'no e tag', CASE WHEN target IS NULL THEN 'no request tag either' END, id, created_at
FROM own
WHERE NOT coalesce(regexp_full_match(e[2], '[0-9a-f]{64}'), false)
UNION ALL
SELECT 'no p tag', NULL, id, created_at
FROM own
WHERE customer IS NULL
UNION ALL
SELECT 'kind of result', CAST(o.kind AS VARCHAR) || ' for ' || CAST(q.kind AS VARCHAR), o.id, o.created_at
FROM own o
JOIN all_stored q ON q.id = o.target
WHERE o.kind <> {feedback}
  AND q.kind BETWEEN {first_request} AND {last_request}
  AND q.kind NOT IN ({excluded})
  AND o.kind <> q.kind + {result_offset}
UNION ALL
SELECT 'amount is no number', left(amount[2], 80), id, created_at
FROM own
WHERE unparsable_amount
UNION ALL
SELECT 'amount in sats', CAST(amount_msat AS VARCHAR), id, created_at
FROM priced
WHERE invoiced_msat IS DISTINCT FROM amount_msat
  AND (amount_msat < 1000 OR (invoiced_msat % 1000 = 0 AND invoiced_msat // 1000 = amount_msat))
UNION ALL
SELECT 'announcement is no JSON object', d, id, created_at
FROM announcements
WHERE NOT readable
UNION ALL
SELECT 'announcement without name', d, id, created_at
FROM announcements
WHERE readable AND name IS NULL;
