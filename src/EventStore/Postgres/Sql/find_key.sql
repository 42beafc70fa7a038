SELECT fingerprint, stream_id, version, recorded_at FROM {own}.commit_keys WHERE tenant_id = $1 AND key = $2
