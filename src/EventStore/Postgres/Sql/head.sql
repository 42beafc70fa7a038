SELECT coalesce(max(seq_id), 0), pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint
  FROM {schema}.mt_events
