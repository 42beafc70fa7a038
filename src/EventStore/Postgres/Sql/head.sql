SELECT coalesce(max(seq_id), 0) FROM {schema}.mt_events
