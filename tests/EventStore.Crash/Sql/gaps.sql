SELECT coalesce(s.id, e.stream_id)
  FROM mt_streams s
  FULL JOIN (SELECT tenant_id, stream_id, min(version) AS first, max(version) AS last, count(*) AS n FROM mt_events GROUP BY tenant_id, stream_id) e
    ON e.tenant_id = s.tenant_id AND e.stream_id = s.id
 WHERE (e.first, e.last, s.version) IS DISTINCT FROM (1, e.n, e.n)
