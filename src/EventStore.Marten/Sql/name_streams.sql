UPDATE {schema}.mt_streams s SET type = a.type FROM unnest($2, $3) AS a(id, type) WHERE s.tenant_id = $1 AND s.id = a.id
