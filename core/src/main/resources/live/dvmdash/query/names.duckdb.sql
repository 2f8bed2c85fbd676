-- The name of every pubkey that has one, from the whole lake: the newest announcement as a DVM with
-- a usable name, else the profile. Of replaceable events the newest counts, on a tie the lowest id.
CREATE OR REPLACE TEMP TABLE names AS
WITH announcements AS (
  SELECT pubkey, d, profile_name, announced_kinds, created_at, id
  FROM stored
  WHERE kind = {announcement}
),
winning_announcements AS (
  SELECT *, row_number() OVER (PARTITION BY pubkey, d ORDER BY created_at DESC, id) AS version
  FROM announcements
),
announced AS (
  SELECT
    pubkey,
    profile_name AS name,
    row_number() OVER (PARTITION BY pubkey ORDER BY created_at DESC, id) AS place
  FROM winning_announcements
  WHERE version = 1
    AND profile_name IS NOT NULL
    AND len(list_filter(announced_kinds, lambda k: k BETWEEN {first_request} AND {last_request} AND k NOT IN ({excluded}))) > 0
),
profiles AS (
  SELECT
    pubkey,
    coalesce(profile_name, profile_display_name) AS name,
    row_number() OVER (PARTITION BY pubkey ORDER BY created_at DESC, id) AS version
  FROM stored
  WHERE kind = {profile}
)
SELECT coalesce(a.pubkey, p.pubkey) AS pubkey, coalesce(a.name, p.name) AS name
FROM (SELECT pubkey, name FROM announced WHERE place = 1) a
FULL JOIN (SELECT pubkey, name FROM profiles WHERE version = 1 AND name IS NOT NULL) p
  ON p.pubkey = a.pubkey;
