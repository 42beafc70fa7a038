SELECT min(before) FILTER (WHERE seq_id > before + 1), max(seq_id)
  FROM (SELECT seq_id, lag(seq_id, 1, $1) OVER (ORDER BY seq_id) AS before
          FROM {schema}.mt_events
         WHERE seq_id > $1
         ORDER BY seq_id
         LIMIT $2) AS tail
