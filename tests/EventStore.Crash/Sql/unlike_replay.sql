SELECT coalesce(b.stream, e.stream_id)
  FROM balances b
  FULL JOIN (SELECT stream_id, max(version) AS version, sum((data ->> 'Amount')::bigint) AS amount FROM mt_events GROUP BY stream_id) e ON e.stream_id = b.stream
 WHERE (b.version, b.amount) IS DISTINCT FROM (e.version, e.amount::bigint)
