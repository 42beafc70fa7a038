UPDATE {own}.rebuilds
   SET at_tenant = $3, at_stream = $4, events = events + $5, streams = streams + $6, changed_at = now()
 WHERE name = $1 AND part = $2
