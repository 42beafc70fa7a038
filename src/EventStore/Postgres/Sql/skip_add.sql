INSERT INTO {own}.follower_skips (follower, seq_id, reason, skipped_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
