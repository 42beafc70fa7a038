-- A session that somebody ended, or a program's token that was taken back, is tried again: its owner sees it, once a minute.
insert into access.account_log (tenant_id, user_name, what, at, address, agent)
select a.tenant_id, a.user_name, 'ENDED_TOKEN_TRIED', $2, $3, $4
from (select user_name from access.sessions where token_hash = $1 and revoked_at is not null
      union select user_name from access.api_tokens where token_hash = $1 and revoked_at is not null) t
join access.accounts a using (user_name)
where not exists (select from access.account_log l where l.user_name = a.user_name and l.what = 'ENDED_TOKEN_TRIED' and l.at > $2::timestamptz - interval '1 minute')
