SELECT type, tenant_id, stream_id, version FROM {schema}.mt_events WHERE seq_id = $1
