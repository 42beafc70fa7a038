update access.api_tokens t set revoked_at = $5
from access.accounts a
where t.id = $1 and t.revoked_at is null and a.user_name = t.user_name and a.tenant_id = $4 and (t.user_name = $2 or $3)
returning t.user_name
