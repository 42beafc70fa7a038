-- Answers a living token and, at most once a minute, notes that it was used.
with found as (
    select t.id, t.last_used_at, t.expires_at, t.scopes, t.offices, a.user_name, a.person_id, a.tenant_id
    from access.api_tokens t join access.accounts a using (user_name)
    where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and not a.disabled
), touched as (
    update access.api_tokens t set last_used_at = $2 from found f
    where t.id = f.id and (f.last_used_at is null or f.last_used_at < $2::timestamptz - interval '1 minute')
)
select user_name, person_id, tenant_id, expires_at, scopes, offices from found
