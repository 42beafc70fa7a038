INSERT INTO {own}.follower_skips (follower, seq_id, reason, skipped_by)
SELECT name, stopped_at, $3, $4 FROM {own}.followers WHERE name = $1 AND state = 'STOPPED' AND stopped_at = $2
ON CONFLICT DO NOTHING
