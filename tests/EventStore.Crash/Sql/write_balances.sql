INSERT INTO balances AS b (stream, version, amount) SELECT * FROM unnest($1, $2, $3)
ON CONFLICT (stream) DO UPDATE SET version = excluded.version, amount = b.amount + excluded.amount
