select user_name, tenant_id, person_id, coalesce(password_hash, ''), disabled, failures, locked_until, created_at, last_sign_in_at, two_factor, must_change_password
from access.accounts
where user_name = $1
