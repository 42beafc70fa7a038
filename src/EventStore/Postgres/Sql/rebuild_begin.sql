-- Cuts the streams of a type, in their order, into parts of about as many events each.
WITH placed AS (
    SELECT tenant_id, id, version, ((sum(version) OVER (ORDER BY tenant_id, id) - 1) * $4 / greatest(sum(version) OVER (), 1))::integer AS part
      FROM {schema}.mt_streams
     WHERE type = $3 AND version > 0
), ends AS (
    SELECT DISTINCT ON (part) part, tenant_id, id FROM placed ORDER BY part, tenant_id DESC, id DESC
), sums AS (
    SELECT part, sum(version)::bigint AS total FROM placed GROUP BY part
)
INSERT INTO {own}.rebuilds (name, build, part, at_tenant, at_stream, to_tenant, to_stream, total)
SELECT $1, $2, part, lag(tenant_id, 1, '') OVER (ORDER BY part), lag(id, 1, '') OVER (ORDER BY part), tenant_id, id, total
  FROM ends JOIN sums USING (part)
