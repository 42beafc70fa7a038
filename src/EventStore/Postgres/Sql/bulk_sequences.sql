SELECT array_agg(nextval('{schema}.mt_events_sequence')) FROM generate_series(1, $1)
