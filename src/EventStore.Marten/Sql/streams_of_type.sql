SELECT tenant_id, array_agg(id) FROM (
    SELECT tenant_id, id, (row_number() OVER (PARTITION BY tenant_id ORDER BY id) - 1) / $2 AS portion FROM {schema}.mt_streams WHERE type = $1
) AS streams
GROUP BY tenant_id, portion ORDER BY tenant_id, portion
