SELECT id, version, is_archived FROM {schema}.mt_streams WHERE tenant_id = $1 AND id = ANY ($2)
