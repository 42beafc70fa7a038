INSERT INTO {own}.commit_keys (tenant_id, key, fingerprint, stream_id, version, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
