-- Which relays had how many events, from the files of sightings. An event may have several rows,
-- and few lists of relays are different: so each list gets bits, and an event those of its lists.

-- Every list of relays that a row has.
CREATE OR REPLACE TEMP TABLE relay_lists AS
SELECT DISTINCT relays FROM read_parquet([{files}]);

-- Every relay with its number, from 0.
CREATE OR REPLACE TEMP TABLE relay_numbers AS
SELECT relay, row_number() OVER (ORDER BY relay) - 1 AS number
FROM (SELECT DISTINCT unnest(relays) AS relay FROM relay_lists);

-- The relays in the order of their numbers.
SELECT relay FROM relay_numbers ORDER BY number;

-- For each set of relays, as a digit a relay, how many events they and no others have.
WITH members AS (
  SELECT relays, unnest(relays) AS relay FROM relay_lists
),
list_bits AS (
  SELECT m.relays, bitstring_agg(n.number, 0, {last}) AS bits
  FROM members m
  JOIN relay_numbers n ON n.relay = m.relay
  GROUP BY m.relays
),
event_bits AS (
  SELECT s.event, bit_or(b.bits) AS bits
  FROM read_parquet([{files}]) s
  JOIN list_bits b ON b.relays = s.relays
  GROUP BY s.event
)
SELECT CAST(bits AS VARCHAR) AS members, count(*) AS events
FROM event_bits
GROUP BY bits
ORDER BY members;
