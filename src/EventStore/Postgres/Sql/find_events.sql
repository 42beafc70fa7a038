SELECT id, seq_id FROM {schema}.mt_events WHERE tenant_id = $1 AND stream_id = $2 AND version BETWEEN $3 AND $4 ORDER BY version
