-- Whether something answers an event. Parameter: its id.
SELECT id FROM stored_jobs WHERE target = ? LIMIT 1;
