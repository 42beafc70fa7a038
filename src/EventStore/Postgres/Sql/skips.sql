SELECT seq_id, reason, skipped_by, skipped_at FROM {own}.follower_skips WHERE follower = $1 ORDER BY seq_id
