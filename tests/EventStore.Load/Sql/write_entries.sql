INSERT INTO entries AS e (stream, version, sum) SELECT * FROM unnest($1, $2, $3)
ON CONFLICT (stream) DO UPDATE SET version = excluded.version, sum = e.sum + excluded.sum
