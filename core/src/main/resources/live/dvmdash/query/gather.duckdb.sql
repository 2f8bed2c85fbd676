-- Adds those events of one file that are wanted and not there yet.
INSERT INTO stored BY NAME
SELECT *
FROM read_parquet({file})
WHERE {during}
  AND (
    id IN (SELECT id FROM wanted_ids)
    OR target IN (SELECT id FROM wanted_objects)
    OR receipt_for IN (SELECT id FROM wanted_objects)
    OR list_has_any(job_inputs, (SELECT list(id) FROM wanted_objects))
    OR (kind = {deletion} AND list_has_any(other_ids, (SELECT list(id) FROM wanted_objects)))
    OR receipt_bolt11 IN (SELECT bolt11 FROM wanted_invoices)
    OR list_has_any(list_transform(invoices, lambda i: i.bolt11), (SELECT list(bolt11) FROM wanted_invoices))
  )
  AND id NOT IN (SELECT id FROM stored);
