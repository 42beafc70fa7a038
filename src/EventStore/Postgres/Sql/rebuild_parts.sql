SELECT part, at_tenant, at_stream, to_tenant, to_stream, events, streams, total, done
  FROM {own}.rebuilds
 WHERE name = $1 AND build = $2
 ORDER BY part
