-- The people vault: what a person is shown as, encrypted under a key of that person alone.
-- key_ciphertext is that key, sealed under the master key (12 bytes nonce, 48 bytes key and salt, 16 bytes tag).
-- Erasing a person empties it: the data beside it can never be opened again, and the row still says that there was somebody.
create schema if not exists vault;

create table if not exists vault.people (
  tenant_id text not null,
  id text not null,
  key_ciphertext bytea,
  nonce bytea not null,
  data_ciphertext bytea not null,
  tag bytea not null,
  updated timestamptz not null default now(),
  erased timestamptz,
  primary key (tenant_id, id)
);
