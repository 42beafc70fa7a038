UPDATE {own}.followers SET state = 'RUNNING', stopped_at = NULL, error = NULL, since = now() WHERE name = $1 AND state = 'STOPPED'
