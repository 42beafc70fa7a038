with ended as (
    update access.sessions set revoked_at = $3 where user_name = $1 and revoked_at is null and $2
)
update access.accounts set disabled = $2 where user_name = $1
