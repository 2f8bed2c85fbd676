-- What filters leave of the lake, as DuckDB defines it; only run when a filter is set. Puts other
-- views in the place of stored and stored_in_scope, from which all other relations are made.
--
-- all_stored, all_stored_in_scope: the same without filters.

-- Results and feedback that count as answers: by the wanted DVMs, and not to themselves.
CREATE TEMP TABLE wanted_answers AS
WITH answers AS (
  SELECT id, pubkey, kind, target
  FROM all_stored
  WHERE (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
    AND kind NOT IN ({excluded})
    AND {of_dvm}
),
targets AS (
  SELECT id, pubkey
  FROM all_stored
  WHERE kind BETWEEN {first_request} AND {last_request}
    AND kind NOT IN ({excluded})
)
SELECT a.id, a.kind, a.target
FROM answers a
LEFT JOIN targets q ON q.id = a.target
WHERE {with_self} OR q.pubkey IS NULL OR q.pubkey <> a.pubkey;

-- Requests that have results, but only by their own authors.
CREATE TEMP TABLE self_served AS
SELECT q.id
FROM all_stored q
JOIN all_stored a ON a.target = q.id
WHERE q.kind BETWEEN {first_request} AND {last_request}
  AND q.kind NOT IN ({excluded})
  AND a.kind BETWEEN {first_result} AND {last_result}
  AND a.kind NOT IN ({excluded})
  AND NOT {with_self}
GROUP BY q.id
HAVING count(*) FILTER (WHERE a.pubkey <> q.pubkey) = 0;

-- Requests of the wanted customers, and whether they are of the wanted kinds and name a wanted DVM.
CREATE TEMP TABLE requests_of_customers AS
SELECT id, {of_kind} AS of_kind, coalesce({names_dvm}, false) AS names_dvm
FROM all_stored
WHERE kind BETWEEN {first_request} AND {last_request}
  AND kind NOT IN ({excluded})
  AND {of_customer};

-- The jobs that pass: requests, results and feedback.
CREATE TEMP TABLE wanted AS
SELECT id
FROM requests_of_customers
WHERE of_kind
  AND ({of_any_dvm} OR names_dvm OR id IN (SELECT target FROM wanted_answers))
  AND id NOT IN (SELECT id FROM self_served)
UNION ALL
SELECT id
FROM wanted_answers
WHERE kind <> {feedback}
  AND {results_of_kind}
  AND ({of_any_customer} OR target IN (SELECT id FROM requests_of_customers))
UNION ALL
SELECT id
FROM wanted_answers
WHERE kind = {feedback}
  AND ({of_any_request} OR target IN (SELECT id FROM requests_of_customers WHERE of_kind));

CREATE OR REPLACE TEMP VIEW stored AS
SELECT *
FROM all_stored
WHERE NOT (kind BETWEEN {first_result} AND {last_result} OR kind = {feedback})
  OR id IN (SELECT id FROM wanted_answers);

CREATE TEMP VIEW stored_in_scope AS
SELECT * FROM all_stored_in_scope WHERE id IN (SELECT id FROM wanted) AND {on_days};
