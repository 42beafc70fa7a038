UPDATE {schema}.mt_event_progression SET last_seq_id = $2, last_updated = transaction_timestamp() WHERE name = $1
