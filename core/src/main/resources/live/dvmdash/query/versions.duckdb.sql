-- Notes what the wanted authors say of themselves in one file.
INSERT INTO versions
SELECT {place}, kind, pubkey, CASE WHEN kind = {announcement} THEN d END, created_at, id
FROM read_parquet({file})
WHERE {during}
  AND kind IN ({profile}, {announcement})
  AND pubkey IN (SELECT id FROM wanted_authors);
