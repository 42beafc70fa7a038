create schema if not exists access;

-- Who may sign in. Roles and branches are no business of this table: they are events of the Organization room.
create table if not exists access.accounts (
    user_name           text primary key check (user_name = lower(user_name)),
    tenant_id           text not null,
    person_id           text not null,
    password_hash       text not null,
    disabled            boolean not null default false,
    failures            integer not null default 0,
    locked_until        timestamptz,
    created_at          timestamptz not null,
    password_changed_at timestamptz not null,
    last_sign_in_at     timestamptz,
    unique (tenant_id, person_id)
);

-- What ASP.NET Core Identity keeps of an account beside that; totp_step is the last code's, so that none counts twice.
alter table access.accounts add column if not exists security_stamp text not null default gen_random_uuid()::text;
alter table access.accounts add column if not exists concurrency_stamp text not null default gen_random_uuid()::text;
alter table access.accounts add column if not exists two_factor boolean not null default false;
alter table access.accounts add column if not exists totp_step bigint not null default 0;
alter table access.accounts add column if not exists must_change_password boolean not null default false;
-- Between an old password and a new one there is none.
alter table access.accounts alter column password_hash drop not null;

-- Identity's secrets of an account: the sealed key of the second factor, the hashes of the recovery codes.
create table if not exists access.account_secrets (
    user_name text not null references access.accounts on delete cascade,
    provider  text not null,
    name      text not null,
    value     text,
    primary key (user_name, provider, name)
);

-- The token itself is never stored, only its SHA-256.
create table if not exists access.sessions (
    token_hash bytea primary key,
    user_name  text not null references access.accounts on delete cascade,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null,
    ends_at    timestamptz not null,
    revoked_at timestamptz
);
alter table access.sessions add column if not exists id uuid not null default gen_random_uuid();
alter table access.sessions add column if not exists address text;
alter table access.sessions add column if not exists agent text;
create index if not exists sessions_by_user on access.sessions (user_name);
create index if not exists sessions_by_expiry on access.sessions (expires_at);

-- Tokens of programs; scopes READ and WRITE, offices a limit (none = all of the person's).
create table if not exists access.api_tokens (
    id              uuid primary key,
    token_hash      bytea not null unique,
    user_name       text not null references access.accounts on delete cascade,
    name            text not null,
    scopes          text[] not null,
    offices         text[] not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    idempotency_key text,
    unique (user_name, idempotency_key)
);

-- Sign-ins, refused tries, and what was done to an account; no user name where there is no such account.
create table if not exists access.account_log (
    id        bigint generated always as identity primary key,
    tenant_id text,
    user_name text,
    what      text not null,
    by_person text,
    at        timestamptz not null,
    address   text,
    agent     text
);
create index if not exists account_log_by_user on access.account_log (user_name, id desc);
create index if not exists account_log_by_time on access.account_log (at);
