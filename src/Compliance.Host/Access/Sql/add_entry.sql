with swept as (
    delete from access.account_log where id in (select id from access.account_log where at < $5::timestamptz - interval '180 days' order by id limit 50)
)
insert into access.account_log (tenant_id, user_name, what, by_person, at, address, agent) values ($1, $2, $3, $4, $5, $6, $7)
