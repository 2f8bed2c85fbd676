-- One row for each announcement of a DVM that no newer one replaces.
SELECT
  a.pubkey,
  a.pubkey AS npub,
  a.name,
  CAST(NULL AS BIGINT) AS kinds,
  l.last_seen,
  CASE
    WHEN coalesce(l.last_seen, a.created_at) > e.at THEN 0
    ELSE CAST(
      CAST(
        e.at - coalesce(l.last_seen, a.created_at) - (e.at - coalesce(l.last_seen, a.created_at)) % 86400 AS DOUBLE
      ) / 86400 AS BIGINT
    )
  END AS silent_days,
  l.last_heartbeat,
  a.created_at,
  a.readable,
  a.encryption,
  a.about,
  a.picture,
  a.nip90_params,
  a.d,
  a.id
FROM announcements a
CROSS JOIN data_end e
LEFT JOIN signs_of_life l ON l.pubkey = a.pubkey
ORDER BY l.last_seen DESC NULLS LAST, a.created_at DESC NULLS LAST, a.id NULLS LAST;

SELECT id, kind AS kinds
FROM announced_kinds
ORDER BY id NULLS LAST, kinds NULLS LAST;
