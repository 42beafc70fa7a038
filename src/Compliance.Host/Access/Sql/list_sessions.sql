select id, created_at, seen_at, expires_at, address, agent, token_hash
from access.sessions where user_name = $1 and revoked_at is null and expires_at > $2 order by seen_at desc
