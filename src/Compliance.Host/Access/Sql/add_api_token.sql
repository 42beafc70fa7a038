insert into access.api_tokens (id, token_hash, user_name, name, scopes, offices, created_at, expires_at, idempotency_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (user_name, idempotency_key) do nothing
