select user_name, tenant_id, person_id, password_hash, disabled, failures, locked_until, created_at, last_sign_in_at
from access.accounts
where user_name = $1
