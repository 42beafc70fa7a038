-- Writes what people are shown as. Who was erased stays erased, whoever still holds his old form in hand.
insert into vault.people (tenant_id, id, key_ciphertext, nonce, data_ciphertext, tag)
select t, i, k, n, d, g from unnest($1, $2, $3, $4, $5, $6) as p(t, i, k, n, d, g)
on conflict (tenant_id, id) do update
set key_ciphertext = excluded.key_ciphertext, nonce = excluded.nonce, data_ciphertext = excluded.data_ciphertext, tag = excluded.tag, updated = now()
where people.erased is null
