SELECT f.state, EXISTS (SELECT FROM {own}.follower_skips s WHERE s.follower = f.name AND s.seq_id = f.stopped_at)
  FROM {own}.followers f
 WHERE f.name = $1
