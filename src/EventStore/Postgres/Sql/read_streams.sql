SELECT seq_id, id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers, stream_id
  FROM {schema}.mt_events
 WHERE tenant_id = $1 AND stream_id = ANY ($2)
 ORDER BY stream_id, version
