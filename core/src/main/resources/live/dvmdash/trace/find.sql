-- What a trace begins with. Parameter: the id of an event.
SELECT id, kind, target, receipt_for, receipt_bolt11 FROM stored WHERE id = ?;
