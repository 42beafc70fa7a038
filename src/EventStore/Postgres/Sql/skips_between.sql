SELECT seq_id FROM {own}.follower_skips WHERE follower = $1 AND seq_id BETWEEN $2 AND $3
