update access.sessions set revoked_at = $3 where id = $1 and user_name = $2 and revoked_at is null
