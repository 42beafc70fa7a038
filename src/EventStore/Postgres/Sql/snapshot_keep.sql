INSERT INTO {own}.snapshots AS kept (tenant_id, stream_id, name, version, state) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant_id, stream_id, name) DO UPDATE SET version = excluded.version, state = excluded.state, made_at = now()
 WHERE kept.version < excluded.version
