-- All requests of the scope, or those without a result. Parameter: whether answered ones count.
INSERT INTO wanted_requests
SELECT id, created_at
FROM jobs
WHERE ? OR NOT answered;

-- The same, of those that ask for something with a text in it, whatever the case of its letters.
-- Parameters: whether answered ones count, and the text.
INSERT INTO wanted_requests
SELECT j.id, j.created_at
FROM jobs j
JOIN asked_words w ON w.request_id = j.id
WHERE (? OR NOT j.answered)
  AND contains(lower(w.words), lower(?));

-- The newest of them. Parameters: the moment to which ages are counted, and how many.
INSERT INTO listed
SELECT id, created_at, ?
FROM wanted_requests
ORDER BY created_at DESC NULLS LAST, id NULLS LAST
LIMIT ?;
