-- Answers a living session and, at most once a minute, moves its end on.
with found as (
    select s.token_hash, s.seen_at, s.expires_at, s.ends_at, a.user_name, a.person_id, a.tenant_id
    from access.sessions s join access.accounts a using (user_name)
    where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and not a.disabled
), touched as (
    update access.sessions t
    set seen_at = $2, expires_at = least($3, f.ends_at)
    from found f
    where t.token_hash = f.token_hash and f.seen_at < $2::timestamptz - interval '1 minute'
    returning t.expires_at
)
select user_name, person_id, tenant_id, coalesce((select expires_at from touched), expires_at) from found
