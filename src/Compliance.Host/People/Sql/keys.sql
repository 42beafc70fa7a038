-- The sealed keys of people who are written anew, locked until they are.
select id, key_ciphertext from vault.people
where tenant_id = $1 and id = any($2) and key_ciphertext is not null
order by id for update
