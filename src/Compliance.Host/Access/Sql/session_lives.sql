-- Looking is no use of a session: its end does not move on.
select exists (select from access.sessions s join access.accounts a using (user_name)
                where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and not a.disabled)
    or exists (select from access.api_tokens t join access.accounts a using (user_name)
                where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and not a.disabled)
