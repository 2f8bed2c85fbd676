-- What a trace begins with. Parameter: the id of an event.
SELECT kind, target FROM stored WHERE id = ?;
