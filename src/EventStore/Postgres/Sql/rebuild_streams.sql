SELECT tenant_id, id, version
  FROM {schema}.mt_streams
 WHERE type = $1 AND version > 0 AND (tenant_id, id) > ($2, $3) AND (tenant_id, id) <= ($4, $5)
 ORDER BY tenant_id, id
 LIMIT $6
