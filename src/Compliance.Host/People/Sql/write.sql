-- Writes what people are shown as; of two writers that make the same person at once the later one wins whole.
insert into vault.people (tenant_id, id, key_ciphertext, nonce, data_ciphertext, tag)
select $1, id, k, n, d, t from unnest($2, $3, $4, $5, $6) as p(id, k, n, d, t)
on conflict (tenant_id, id) do update
set key_ciphertext = excluded.key_ciphertext, nonce = excluded.nonce, data_ciphertext = excluded.data_ciphertext, tag = excluded.tag, updated = now(), erased = null
