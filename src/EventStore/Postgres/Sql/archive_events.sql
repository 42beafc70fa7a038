UPDATE {schema}.mt_events SET is_archived = true WHERE tenant_id = $1 AND stream_id = $2 AND is_archived IS NOT TRUE
