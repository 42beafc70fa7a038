SELECT coalesce(c.seq_id, e.seq_id)::varchar
  FROM (SELECT seq_id, count(*) AS n FROM copies GROUP BY seq_id) c
  FULL JOIN (SELECT seq_id FROM mt_events WHERE seq_id <= (SELECT last_seq_id FROM mt_event_progression WHERE name = 'Copy:All')) e USING (seq_id)
 WHERE c.n IS DISTINCT FROM 1 OR e.seq_id IS NULL
