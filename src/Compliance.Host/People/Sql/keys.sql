-- The sealed keys of people who are shown differently from now on.
select id, key_ciphertext from vault.people where tenant_id = $1 and id = any($2) and key_ciphertext is not null
