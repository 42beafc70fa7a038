INSERT INTO {own}.followers AS f (name, state, leader, stopped_at, error) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET state = $2, leader = $3, stopped_at = $4, error = $5, since = now()
