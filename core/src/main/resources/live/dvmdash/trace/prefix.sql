-- The events whose id lies between two ids. Parameters: the two ids.
SELECT id FROM stored WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 10;
