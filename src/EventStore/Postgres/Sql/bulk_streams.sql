INSERT INTO {schema}.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
SELECT $1, a.id, a.type, a.count, $5, $5, false
  FROM unnest($2, $3, $4) AS a(id, type, count)
ON CONFLICT DO NOTHING
RETURNING id
