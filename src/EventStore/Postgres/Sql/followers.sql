SELECT f.name, f.state, coalesce(p.last_seq_id, 0), f.leader, f.since,
       greatest(0, coalesce((SELECT max(seq_id) FROM {schema}.mt_events), 0) - coalesce(p.last_seq_id, 0)),
       (SELECT e.timestamp FROM {schema}.mt_events e WHERE e.seq_id > coalesce(p.last_seq_id, 0) ORDER BY e.seq_id LIMIT 1),
       f.stopped_at, f.error, s.tenant_id, s.stream_id, s.version, s.type
  FROM {own}.followers f
  LEFT JOIN {schema}.mt_event_progression p ON p.name = f.name
  LEFT JOIN {schema}.mt_events s ON s.seq_id = f.stopped_at
 ORDER BY f.name
