-- Destroys the key, and the data it could have opened.
update vault.people set key_ciphertext = null, nonce = '', data_ciphertext = '', tag = '', updated = now(), erased = now()
where tenant_id = $1 and id = $2 and key_ciphertext is not null
