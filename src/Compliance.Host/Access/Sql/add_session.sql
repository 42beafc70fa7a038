with swept as (
    delete from access.sessions
    where token_hash in (select token_hash from access.sessions where expires_at < $3::timestamptz - interval '7 days' limit 100)
)
insert into access.sessions (token_hash, user_name, created_at, seen_at, expires_at, ends_at, address, agent)
values ($1, $2, $3, $3, $4, $5, $6, $7)
