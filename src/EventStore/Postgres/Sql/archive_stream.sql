UPDATE {schema}.mt_streams SET is_archived = true WHERE tenant_id = $1 AND id = $2 AND is_archived IS NOT TRUE
