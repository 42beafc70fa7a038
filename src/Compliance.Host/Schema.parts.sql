create schema if not exists register;

-- Which DDL this database already has, so that a start that changes nothing costs one query.
create table if not exists register.schema_parts (
    name       text primary key,
    hash       text not null,
    applied_at timestamptz not null default now()
);
