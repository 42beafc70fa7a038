-- A new password ends every session that the old one opened.
with ended as (
    update access.sessions set revoked_at = $3 where user_name = $1 and revoked_at is null
)
update access.accounts
set password_hash = $2, password_changed_at = $3, failures = 0, locked_until = null
where user_name = $1
