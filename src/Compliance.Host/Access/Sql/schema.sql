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
create index if not exists sessions_by_user on access.sessions (user_name);
create index if not exists sessions_by_expiry on access.sessions (expires_at);
