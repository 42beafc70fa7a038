SELECT coalesce(last_seq_id, 0) FROM {schema}.mt_event_progression WHERE name = $1 FOR UPDATE SKIP LOCKED
