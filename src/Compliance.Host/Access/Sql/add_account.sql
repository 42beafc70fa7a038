insert into access.accounts (user_name, tenant_id, person_id, password_hash, created_at, password_changed_at)
values ($1, $2, $3, $4, $5, $5)
on conflict do nothing
