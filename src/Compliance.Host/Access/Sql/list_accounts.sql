select user_name, tenant_id, person_id, coalesce(password_hash, ''), disabled, failures, locked_until, created_at, last_sign_in_at, two_factor, must_change_password
from access.accounts
where tenant_id = $1
order by user_name collate "C"
