update access.sessions set revoked_at = $2 where user_name = $1 and revoked_at is null
