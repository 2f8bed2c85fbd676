-- One row for each relay that a request, result or feedback of the scope names.
SELECT
  r.relay,
  count(DISTINCT n.pubkey) AS users,
  count(DISTINCT n.event_id) FILTER (WHERE NOT n.is_hint) AS requests,
  count(DISTINCT n.event_id) FILTER (WHERE n.is_hint) AS hints,
  count(DISTINCT n.address) AS spellings,
  max(n.created_at) AS last_used
FROM named_addresses n
JOIN relay_addresses r ON r.address = n.address
GROUP BY r.relay
ORDER BY users DESC NULLS LAST, last_used DESC NULLS LAST, r.relay NULLS LAST;
