SELECT coalesce(max(seq_id), 0), pg_is_in_recovery() FROM {schema}.mt_events
