SELECT seq_id, id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers, stream_id, tenant_id
  FROM {schema}.mt_events
 WHERE seq_id > $1 AND seq_id <= $2 AND tenant_id = $4 AND stream_id <> 'mt_tombstone'
 ORDER BY seq_id
 LIMIT $3
