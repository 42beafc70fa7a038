select id, name, scopes, offices, created_at, expires_at, last_used_at, revoked_at from access.api_tokens where user_name = $1 order by created_at desc
