INSERT INTO {schema}.mt_event_progression (name, last_seq_id, last_updated) VALUES ($1, 0, transaction_timestamp()) ON CONFLICT DO NOTHING
