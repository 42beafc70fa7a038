-- Those of the ids that exist and were not erased.
select id, key_ciphertext, nonce, data_ciphertext, tag from vault.people
where tenant_id = $1 and id = any($2) and key_ciphertext is not null
