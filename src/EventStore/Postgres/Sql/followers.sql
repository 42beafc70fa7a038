SELECT f.name, f.state, coalesce(p.last_seq_id, 0), f.leader, f.since, f.stopped_at, f.error
  FROM {own}.followers f LEFT JOIN {schema}.mt_event_progression p ON p.name = f.name
 ORDER BY f.name
