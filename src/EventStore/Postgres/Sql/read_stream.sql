SELECT seq_id, id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers
  FROM {schema}.mt_events
 WHERE tenant_id = $1 AND stream_id = $2 AND version BETWEEN $3 AND $4 AND timestamp <= $5
 ORDER BY version
