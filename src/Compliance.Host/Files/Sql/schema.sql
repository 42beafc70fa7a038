create schema if not exists register;

-- What was uploaded: the bytes lie in the data directory under their SHA-256. A row a person, because each who uploaded
-- a file may fetch it again.
create table if not exists register.files (
    tenant_id   text not null,
    hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
    uploaded_by text not null,
    size        bigint not null,
    type        text not null,
    branch      text,
    uploaded_at timestamptz not null,
    primary key (tenant_id, hash, uploaded_by)
);
