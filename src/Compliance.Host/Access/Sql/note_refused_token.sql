-- What claims to come from the outside provider and does not hold: nobody's entry, once a minute for an address.
insert into access.account_log (what, at, address, agent)
select 'OUTSIDE_TOKEN_REFUSED', $1, $2, $3
where not exists (select from access.account_log l where l.at > $1::timestamptz - interval '1 minute' and l.what = 'OUTSIDE_TOKEN_REFUSED' and l.address is not distinct from $2)
