-- The versions that count: the newest, on a tie that with the lowest id.
SELECT place, created_at, id
FROM versions
QUALIFY row_number() OVER (PARTITION BY kind, pubkey, d ORDER BY created_at DESC, id) = 1
ORDER BY place, created_at;
