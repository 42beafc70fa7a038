update access.sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null
