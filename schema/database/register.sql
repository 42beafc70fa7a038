create schema if not exists register;

-- Which DDL this database already has, so that a start that changes nothing costs one query.
create table if not exists register.schema_parts (
    name       text primary key,
    hash       text not null,
    applied_at timestamptz not null default now()
);

-- access
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

-- files
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

-- vault
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

-- isolation
create schema if not exists register;

-- Whoever reads for an association connects as this role; no policy lets it past. Roles belong to the server, so another
-- database of it may be making the same one at this moment.
do $$
begin
    if not exists (select from pg_roles where rolname = 'compliance_reader') then
        begin
            create role compliance_reader nologin nosuperuser nobypassrls nocreatedb nocreaterole;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise exception 'The database user % may not create roles', current_user
                    using hint = format('Let an administrator run once: create role compliance_reader nologin; grant compliance_reader to %I;', current_user);
        end;
    end if;
    if not (select rolsuper from pg_roles where rolname = current_user) and not pg_has_role(current_user, 'compliance_reader', 'usage') then
        execute format('grant compliance_reader to %I', current_user);
    end if;
end $$;

-- Gives a table to the readers, a row at a time: those of the association that their connection names, or none.
-- The subselect is asked once a query and not once a row.
create or replace function register.isolate(t regclass) returns void language plpgsql as $$
declare
    home regnamespace;
begin
    -- Hosts that start at once take turns.
    perform pg_advisory_xact_lock(hashtext('register.isolate'));
    if not (select relrowsecurity from pg_class where oid = t) then
        execute format('alter table %s enable row level security', t);
    end if;
    if not exists (select from pg_policy where polrelid = t and polname = 'of_the_association') then
        execute format('create policy of_the_association on %s for select to compliance_reader using (tenant_id = (select current_setting(''register.tenant'', true)))', t);
    end if;
    select relnamespace::regnamespace into home from pg_class where oid = t;
    if not has_schema_privilege('compliance_reader', home::text, 'usage') then
        execute format('grant usage on schema %s to compliance_reader', home);
    end if;
    if not has_table_privilege('compliance_reader', t, 'select') then
        execute format('grant select on %s to compliance_reader', t);
    end if;
end $$;

-- Below a policy PostgreSQL uses an index only through operators that are marked to tell nothing of what they compare.
-- Text, numbers, days and instants are marked; decimals and the search in a list are not, though they tell nothing
-- either. Only a superuser may say so; without it such a search reads more and answers the same.
do $$
begin
    alter function pg_catalog.numeric_eq(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_lt(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_le(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_gt(numeric, numeric) leakproof;
    alter function pg_catalog.numeric_ge(numeric, numeric) leakproof;
    alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
exception
    when insufficient_privilege then null;
end $$;

-- events
-- Marten 9.29's event tables: string stream ids, conjoined tenancy, all metadata columns.
CREATE SCHEMA IF NOT EXISTS "public";

-- Marten can cut mt_streams into partitions. Of two streams of one name, one archived and one not, or of numbers that are
-- each tenant's own, this library would make one.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass('"public".mt_streams')) THEN
        RAISE EXCEPTION 'mt_streams is partitioned, as by Marten''s UseArchivedStreamPartitioning or UseTenantPartitionedEvents'
            USING ERRCODE = 'feature_not_supported', HINT = 'Turn that off and let Marten migrate the tables; mt_events alone may be partitioned.';
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS "public".mt_streams (
    tenant_id    varchar      NOT NULL DEFAULT '*DEFAULT*',
    id           varchar      NOT NULL,
    type         varchar,
    version      bigint,
    timestamp    timestamptz  NOT NULL DEFAULT now(),
    created      timestamptz  NOT NULL DEFAULT now(),
    is_archived  boolean      DEFAULT false,
    CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
);

-- The default of timestamp is, as in Marten, the moment the table was made; every writer gives its own.
CREATE TABLE IF NOT EXISTS "public".mt_events (
    seq_id          bigint        NOT NULL,
    id              uuid          NOT NULL,
    stream_id       varchar,
    version         bigint        NOT NULL,
    data            jsonb         NOT NULL,
    bdata           bytea,
    type            varchar(500)  NOT NULL,
    timestamp       timestamptz   NOT NULL DEFAULT '(now())',
    tenant_id       varchar       DEFAULT '*DEFAULT*',
    mt_dotnet_type  varchar,
    correlation_id  varchar,
    causation_id    varchar,
    headers         jsonb,
    user_name       varchar,
    is_archived     boolean       DEFAULT false,
    CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id),
    CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES "public".mt_streams (tenant_id, id)
);

-- Where an administrator has cut mt_events into partitions the index is over their column as well, and is left alone.
DO $$
BEGIN
    IF to_regclass('"public".pk_mt_events_stream_and_version') IS NULL THEN
        CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON "public".mt_events (tenant_id, stream_id, version);
    END IF;
END
$$;

CREATE SEQUENCE IF NOT EXISTS "public".mt_events_sequence START 1 INCREMENT 1 CACHE 1;
ALTER SEQUENCE "public".mt_events_sequence OWNED BY "public".mt_events.seq_id;

CREATE TABLE IF NOT EXISTS "public".mt_event_progression (
    name          varchar      NOT NULL,
    last_seq_id   bigint,
    last_updated  timestamptz  DEFAULT transaction_timestamp(),
    CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS "public".mt_high_water_skips (
    ending_sequence    bigint       NOT NULL,
    starting_sequence  bigint       NOT NULL,
    timestamp          timestamptz  DEFAULT transaction_timestamp(),
    CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);

-- Ours, in a schema of its own: a column or an index added to Marten's tables would fail its schema check.
CREATE SCHEMA IF NOT EXISTS "register";

CREATE TABLE IF NOT EXISTS "register".commit_keys (
    tenant_id    varchar      NOT NULL,
    key          varchar      NOT NULL,
    fingerprint  varchar,
    stream_id    varchar      NOT NULL,
    version      bigint       NOT NULL,
    recorded_at  timestamptz  NOT NULL,
    kept_at      timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_commit_keys PRIMARY KEY (tenant_id, key)
);
ALTER TABLE "register".commit_keys ADD COLUMN IF NOT EXISTS kept_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX IF NOT EXISTS commit_keys_kept_at ON "register".commit_keys (kept_at);

CREATE TABLE IF NOT EXISTS "register".follower_skips (
    follower    varchar      NOT NULL,
    seq_id      bigint       NOT NULL,
    reason      varchar      NOT NULL,
    skipped_by  varchar,
    skipped_at  timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_follower_skips PRIMARY KEY (follower, seq_id)
);

CREATE TABLE IF NOT EXISTS "register".snapshots (
    tenant_id  varchar      NOT NULL,
    stream_id  varchar      NOT NULL,
    name       varchar      NOT NULL,
    version    bigint       NOT NULL,
    state      jsonb        NOT NULL,
    made_at    timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_snapshots PRIMARY KEY (tenant_id, stream_id, name)
);

CREATE TABLE IF NOT EXISTS "register".followers (
    name        varchar      NOT NULL,
    state       varchar      NOT NULL,
    leader      varchar,
    since       timestamptz  NOT NULL DEFAULT now(),
    stopped_at  bigint,
    error       varchar,
    CONSTRAINT pkey_followers PRIMARY KEY (name)
);

-- How far a rebuild has come, part by part; empty while none is under way.
CREATE TABLE IF NOT EXISTS "register".rebuilds (
    name        varchar      NOT NULL,
    build       varchar      NOT NULL,
    part        integer      NOT NULL,
    at_tenant   varchar      NOT NULL,
    at_stream   varchar      NOT NULL,
    to_tenant   varchar      NOT NULL,
    to_stream   varchar      NOT NULL,
    total       bigint       NOT NULL,
    events      bigint       NOT NULL DEFAULT 0,
    streams     bigint       NOT NULL DEFAULT 0,
    done        boolean      NOT NULL DEFAULT false,
    changed_at  timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_rebuilds PRIMARY KEY (name, part)
);

-- Appends a group of commits, all or none. Streams come sorted by tenant and name, whichever host sends them,
-- so that two groups never wait for each other in a circle. A refused stream costs no sequence number.
-- Who cannot be appended is named in the HINT by the number of its commit.
CREATE OR REPLACE FUNCTION "register".append_group(
    s_commit integer[], s_tenant varchar[], s_id varchar[], s_type varchar[], s_before bigint[], s_count integer[], s_at timestamptz[],
    e_tenant varchar[], e_stream varchar[], e_version bigint[], e_id uuid[], e_data jsonb[], e_type varchar[], e_dotnet_type varchar[],
    e_at timestamptz[], e_correlation varchar[], e_causation varchar[], e_headers jsonb[], e_user varchar[],
    k_commit integer[], k_tenant varchar[], k_key varchar[], k_fingerprint varchar[], k_stream varchar[], k_version bigint[], k_at timestamptz[])
RETURNS bigint[]
LANGUAGE plpgsql
-- The plan must be the index lookup from the first day, while the tables are small and never analysed, to the last.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
    touched integer;
    wrote integer;
    guilty text;
    seqs bigint[];
BEGIN
    INSERT INTO "public".mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
    SELECT a.tenant, a.id, a.type, a.count, a.at, a.at, false
      FROM unnest(s_tenant, s_id, s_type, s_before, s_count, s_at) AS a(tenant, id, type, before, count, at)
     WHERE a.before = 0
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS touched = ROW_COUNT;

    IF touched < cardinality(s_id) THEN
        UPDATE "public".mt_streams s
           SET version = locked.before + locked.count, timestamp = locked.at
          FROM (SELECT a.tenant, a.id, a.before, a.count, a.at
                  FROM unnest(s_tenant, s_id, s_before, s_count, s_at) WITH ORDINALITY AS a(tenant, id, before, count, at, place)
                  JOIN "public".mt_streams m ON m.tenant_id = a.tenant AND m.id = a.id
                 WHERE a.before > 0 AND m.version = a.before AND m.is_archived IS NOT TRUE
                 ORDER BY a.place
                   FOR NO KEY UPDATE OF m) AS locked
         WHERE s.tenant_id = locked.tenant AND s.id = locked.id;
        GET DIAGNOSTICS wrote = ROW_COUNT;
        IF touched + wrote < cardinality(s_id) THEN
            SELECT string_agg(DISTINCT a.commit::text, ',') INTO guilty
              FROM unnest(s_commit, s_tenant, s_id) AS a(commit, tenant, id)
             WHERE NOT EXISTS (SELECT FROM "public".mt_streams m
                                WHERE m.tenant_id = a.tenant AND m.id = a.id AND m.xmin = pg_current_xact_id()::xid);
            RAISE EXCEPTION 'a stream is not at the version it was expected at' USING ERRCODE = 'MT003', HINT = guilty;
        END IF;
    END IF;

    IF cardinality(k_key) > 0 THEN
        INSERT INTO "register".commit_keys (tenant_id, key, fingerprint, stream_id, version, recorded_at)
        SELECT a.tenant, a.key, a.fingerprint, a.stream, a.version, a.at
          FROM unnest(k_tenant, k_key, k_fingerprint, k_stream, k_version, k_at) AS a(tenant, key, fingerprint, stream, version, at)
         ORDER BY a.tenant, a.key
        ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS wrote = ROW_COUNT;
        IF wrote < cardinality(k_key) THEN
            SELECT string_agg(DISTINCT a.commit::text, ',') INTO guilty
              FROM unnest(k_commit, k_tenant, k_key) AS a(commit, tenant, key)
             WHERE NOT EXISTS (SELECT FROM "register".commit_keys k
                                WHERE k.tenant_id = a.tenant AND k.key = a.key AND k.xmin = pg_current_xact_id()::xid);
            RAISE EXCEPTION 'a key was used before' USING ERRCODE = 'MT003', HINT = guilty;
        END IF;
    END IF;

    SELECT array_agg(nextval('"public".mt_events_sequence')) INTO seqs FROM generate_series(1, cardinality(e_id));

    INSERT INTO "public".mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                                    correlation_id, causation_id, headers, user_name, is_archived)
    SELECT a.seq, a.id, a.stream, a.version, a.data, a.type, a.at, a.tenant, a.dotnet_type, a.correlation, a.causation, a.headers, a.usr, false
      FROM unnest(seqs, e_id, e_stream, e_version, e_data, e_type, e_at, e_tenant, e_dotnet_type, e_correlation, e_causation, e_headers, e_user)
           AS a(seq, id, stream, version, data, type, at, tenant, dotnet_type, correlation, causation, headers, usr);
    RETURN seqs;
END
$$;

-- views
create schema if not exists register;

create table if not exists register.views (
  name text primary key,
  shape_version integer not null,
  live_since timestamptz not null default now()
);

create table if not exists register.view_counts (
  tenant_id text not null,
  view text not null,
  dims text[] not null,
  slot smallint not null,
  n bigint not null,
  total numeric not null default 0,
  primary key (tenant_id, view, dims, slot)
) with (fillfactor = 70);
alter table register.view_counts add column if not exists total numeric not null default 0;
select register.isolate('register.view_counts');
create table if not exists register.activities_v3 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "type" text not null,
  "class" text,
  "title" text not null,
  "status" text not null,
  "in_plan" boolean,
  "amount" numeric not null,
  "actual_amount" numeric,
  "starts_on" date,
  "ends_on" date,
  "city" text,
  "place" text,
  "place_kind" text,
  "participants" integer,
  "waiting_for" text,
  "round" integer not null,
  "created_by" text,
  "submitted_by" text,
  "submitted_at" timestamptz,
  "approved_at" timestamptz,
  "approved_amount" numeric,
  "begun_at" timestamptz,
  "ended_at" timestamptz,
  "concluded_at" timestamptz,
  "settled_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "imported_from" text,
  "reason" text,
  "filing_required" boolean not null,
  "filing" text,
  "filed_on" date,
  "route_rule" text,
  "plan" text,
  "actual" text,
  "lines" text,
  "steps" text,
  "earlier_steps" text,
  "findings" text,
  "commitments" text,
  "amendments" text,
  "settlement_comment" text,
  "settlement_attachments" text,
  "files" text[]
) with (toast_tuple_target = 8160);
select register.isolate('register.activities_v3');
create unique index if not exists activities_v3_current on register.activities_v3 (tenant_id, id) where valid_to is null;
create index if not exists activities_v3_versions on register.activities_v3 (tenant_id, id, valid_from);
create index if not exists activities_v3_list on register.activities_v3 (tenant_id, "created_at", id) where valid_to is null;
create index if not exists activities_v3_list_then on register.activities_v3 (tenant_id, "created_at", id);
create index if not exists activities_v3_by_updated_at on register.activities_v3 (tenant_id, "updated_at", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_branch on register.activities_v3 (tenant_id, "branch", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_status on register.activities_v3 (tenant_id, "status", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_branch_status on register.activities_v3 (tenant_id, "branch", "status", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_waiting_for_submitted_at on register.activities_v3 (tenant_id, "waiting_for", "submitted_at", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_amount on register.activities_v3 (tenant_id, "amount", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_starts_on on register.activities_v3 (tenant_id, "starts_on", "created_at", id) where valid_to is null;
create index if not exists activities_v3_by_submitted_by on register.activities_v3 (tenant_id, "submitted_by", "created_at", id) where valid_to is null;

create table if not exists register.branches_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "kind" text not null,
  "status" text not null,
  "name_zh" text not null,
  "name_en" text not null,
  "parent" text,
  "opened_on" date not null,
  "closed_on" date,
  "term_due_on" date,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.branches_v2');
create unique index if not exists branches_v2_current on register.branches_v2 (tenant_id, id) where valid_to is null;
create index if not exists branches_v2_versions on register.branches_v2 (tenant_id, id, valid_from);
create index if not exists branches_v2_list on register.branches_v2 (tenant_id, "opened_on", id) where valid_to is null;
create index if not exists branches_v2_list_then on register.branches_v2 (tenant_id, "opened_on", id);
create index if not exists branches_v2_by_parent on register.branches_v2 (tenant_id, "parent", "opened_on", id) where valid_to is null;

create table if not exists register.budgets_v3 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "year" integer not null,
  "line" text not null,
  "title" text not null,
  "overdraw" text not null,
  "basis" text not null,
  "allocated" numeric not null,
  "adjusted" numeric not null,
  "transferred_in" numeric not null,
  "transferred_out" numeric not null,
  "committed" numeric not null,
  "spent" numeric not null,
  "lapsed" numeric not null,
  "available" numeric not null,
  "closed" boolean not null,
  "months" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.budgets_v3');
create unique index if not exists budgets_v3_current on register.budgets_v3 (tenant_id, id) where valid_to is null;
create index if not exists budgets_v3_versions on register.budgets_v3 (tenant_id, id, valid_from);
create index if not exists budgets_v3_list on register.budgets_v3 (tenant_id, "year", id) where valid_to is null;
create index if not exists budgets_v3_list_then on register.budgets_v3 (tenant_id, "year", id);
create index if not exists budgets_v3_by_branch on register.budgets_v3 (tenant_id, "branch", "year", id) where valid_to is null;
create index if not exists budgets_v3_by_available on register.budgets_v3 (tenant_id, "available", "year", id) where valid_to is null;

create table if not exists register.clues_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "status" text not null,
  "source" text not null,
  "discipline" text,
  "classification" text,
  "branch" text,
  "persons" text[],
  "text" text not null,
  "occurred_from" date,
  "occurred_to" date,
  "violations" text[],
  "attachments" text,
  "reporter" text,
  "handlers" text[],
  "recused" text[],
  "registered_at" timestamptz not null,
  "registered_by" text not null,
  "updated_at" timestamptz not null,
  "disposition" text,
  "proposal" text,
  "authority" text,
  "propose_by" date not null,
  "reply_by" date,
  "report_by" date,
  "review_on" date,
  "due" date,
  "notes" text,
  "files" text[]
) with (toast_tuple_target = 8160);
select register.isolate('register.clues_v2');
create unique index if not exists clues_v2_current on register.clues_v2 (tenant_id, id) where valid_to is null;
create index if not exists clues_v2_versions on register.clues_v2 (tenant_id, id, valid_from);
create index if not exists clues_v2_list on register.clues_v2 (tenant_id, "registered_at", id) where valid_to is null;
create index if not exists clues_v2_list_then on register.clues_v2 (tenant_id, "registered_at", id);
create index if not exists clues_v2_by_status_due on register.clues_v2 (tenant_id, "status", "due", "registered_at", id) where valid_to is null;

create table if not exists register.commitments_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "budget" text not null,
  "reference" text not null,
  "committed" numeric not null,
  "released" numeric not null,
  "moved" numeric not null,
  "spent" numeric not null,
  "open" numeric not null,
  "closed" boolean not null,
  "opened_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.commitments_v2');
create unique index if not exists commitments_v2_current on register.commitments_v2 (tenant_id, id) where valid_to is null;
create index if not exists commitments_v2_versions on register.commitments_v2 (tenant_id, id, valid_from);
create index if not exists commitments_v2_list on register.commitments_v2 (tenant_id, "opened_at", id) where valid_to is null;
create index if not exists commitments_v2_list_then on register.commitments_v2 (tenant_id, "opened_at", id);
create index if not exists commitments_v2_by_budget on register.commitments_v2 (tenant_id, "budget", "opened_at", id) where valid_to is null;
create index if not exists commitments_v2_by_reference on register.commitments_v2 (tenant_id, "reference", "opened_at", id) where valid_to is null;

create table if not exists register.erasures_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "person" text not null,
  "status" text not null,
  "reason" text not null,
  "requested_by" text not null,
  "requested_at" timestamptz not null,
  "decided_by" text,
  "decided_at" timestamptz,
  "comment" text
) with (toast_tuple_target = 8160);
select register.isolate('register.erasures_v2');
create unique index if not exists erasures_v2_current on register.erasures_v2 (tenant_id, id) where valid_to is null;
create index if not exists erasures_v2_versions on register.erasures_v2 (tenant_id, id, valid_from);
create index if not exists erasures_v2_list on register.erasures_v2 (tenant_id, "requested_at", id) where valid_to is null;
create index if not exists erasures_v2_list_then on register.erasures_v2 (tenant_id, "requested_at", id);
create index if not exists erasures_v2_by_status on register.erasures_v2 (tenant_id, "status", "requested_at", id) where valid_to is null;

create table if not exists register.fund_uses_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "status" text not null,
  "waiting_for" text,
  "title" text not null,
  "purpose" text,
  "amount" numeric not null,
  "approved_amount" numeric,
  "paid_amount" numeric,
  "settled_amount" numeric,
  "payee" text not null,
  "payee_key" text not null,
  "pay_to" text,
  "occurred_on" date not null,
  "ended_on" date,
  "linked" text,
  "lines" text,
  "invoices" text,
  "invoice_numbers" text[],
  "attachments" text,
  "files" text[],
  "budgets" text[],
  "round" integer not null,
  "steps" text,
  "findings" text,
  "failed_clauses" text[],
  "drafted_by" text,
  "submitted_by" text,
  "submitted_at" timestamptz,
  "approved_at" timestamptz,
  "payment_requested_by" text,
  "payment_requested_at" timestamptz,
  "paid_by" text,
  "paid_at" timestamptz,
  "voucher" text,
  "settlement" text,
  "reason" text,
  "imported_from" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.fund_uses_v2');
create unique index if not exists fund_uses_v2_current on register.fund_uses_v2 (tenant_id, id) where valid_to is null;
create index if not exists fund_uses_v2_versions on register.fund_uses_v2 (tenant_id, id, valid_from);
create index if not exists fund_uses_v2_list on register.fund_uses_v2 (tenant_id, "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_list_then on register.fund_uses_v2 (tenant_id, "updated_at", id);
create index if not exists fund_uses_v2_by_branch_status on register.fund_uses_v2 (tenant_id, "branch", "status", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_waiting_for on register.fund_uses_v2 (tenant_id, "waiting_for", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_submitted_by on register.fund_uses_v2 (tenant_id, "submitted_by", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_payee_key_occurred_on on register.fund_uses_v2 (tenant_id, "payee_key", "occurred_on", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_linked on register.fund_uses_v2 (tenant_id, "linked", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_paid_at on register.fund_uses_v2 (tenant_id, "paid_at", "updated_at", id) where valid_to is null;
create index if not exists fund_uses_v2_by_amount on register.fund_uses_v2 (tenant_id, "amount", "updated_at", id) where valid_to is null;

create table if not exists register.identity_requests_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "clue" text not null,
  "status" text not null,
  "reason" text not null,
  "requested_by" text not null,
  "requested_at" timestamptz not null,
  "decided_by" text,
  "decided_at" timestamptz,
  "comment" text,
  "valid_until" timestamptz,
  "opened" integer not null,
  "opened_at" timestamptz
) with (toast_tuple_target = 8160);
select register.isolate('register.identity_requests_v2');
create unique index if not exists identity_requests_v2_current on register.identity_requests_v2 (tenant_id, id) where valid_to is null;
create index if not exists identity_requests_v2_versions on register.identity_requests_v2 (tenant_id, id, valid_from);
create index if not exists identity_requests_v2_list on register.identity_requests_v2 (tenant_id, "requested_at", id) where valid_to is null;
create index if not exists identity_requests_v2_list_then on register.identity_requests_v2 (tenant_id, "requested_at", id);
create index if not exists identity_requests_v2_by_requested_by on register.identity_requests_v2 (tenant_id, "requested_by", "requested_at", id) where valid_to is null;

create table if not exists register.incomes_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "kind" text not null,
  "amount" numeric not null,
  "received_on" date not null,
  "year" integer not null,
  "payer" text not null,
  "paid_by" text,
  "purpose" text not null,
  "linked" text,
  "contract_number" text,
  "voucher" text,
  "attachments" text,
  "files" text[],
  "reversed" boolean not null,
  "reason" text,
  "recorded_by" text,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.incomes_v2');
create unique index if not exists incomes_v2_current on register.incomes_v2 (tenant_id, id) where valid_to is null;
create index if not exists incomes_v2_versions on register.incomes_v2 (tenant_id, id, valid_from);
create index if not exists incomes_v2_list on register.incomes_v2 (tenant_id, "received_on", id) where valid_to is null;
create index if not exists incomes_v2_list_then on register.incomes_v2 (tenant_id, "received_on", id);
create index if not exists incomes_v2_by_branch on register.incomes_v2 (tenant_id, "branch", "received_on", id) where valid_to is null;

create table if not exists register.invoice_files_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "code" text,
  "number" text,
  "seller" text,
  "date" date,
  "amount" numeric,
  "files" text[],
  "holders" text[],
  "holder_count" integer not null,
  "first_claimed_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.invoice_files_v2');
create unique index if not exists invoice_files_v2_current on register.invoice_files_v2 (tenant_id, id) where valid_to is null;
create index if not exists invoice_files_v2_versions on register.invoice_files_v2 (tenant_id, id, valid_from);
create index if not exists invoice_files_v2_list on register.invoice_files_v2 (tenant_id, "first_claimed_at", id) where valid_to is null;
create index if not exists invoice_files_v2_list_then on register.invoice_files_v2 (tenant_id, "first_claimed_at", id);
create index if not exists invoice_files_v2_by_number on register.invoice_files_v2 (tenant_id, "number", "first_claimed_at", id) where valid_to is null;

create table if not exists register.invoices_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "code" text,
  "number" text,
  "seller" text,
  "date" date,
  "amount" numeric,
  "files" text[],
  "holders" text[],
  "holder_count" integer not null,
  "first_claimed_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.invoices_v2');
create unique index if not exists invoices_v2_current on register.invoices_v2 (tenant_id, id) where valid_to is null;
create index if not exists invoices_v2_versions on register.invoices_v2 (tenant_id, id, valid_from);
create index if not exists invoices_v2_list on register.invoices_v2 (tenant_id, "first_claimed_at", id) where valid_to is null;
create index if not exists invoices_v2_list_then on register.invoices_v2 (tenant_id, "first_claimed_at", id);
create index if not exists invoices_v2_by_number on register.invoices_v2 (tenant_id, "number", "first_claimed_at", id) where valid_to is null;

create table if not exists register.norm_packs_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "title" text not null,
  "title_en" text not null,
  "layer" text not null,
  "branch" text,
  "status" text not null,
  "in_force_from" date,
  "in_force_to" date,
  "resolution" text,
  "drafted_by" text not null,
  "drafted_at" timestamptz not null,
  "adopted_by" text,
  "adopted_at" timestamptz,
  "adopted_version" bigint,
  "superseded_by" text,
  "basis" text[],
  "clause_ids" text[],
  "clauses" text,
  "flags" text,
  "last_replay" text
) with (toast_tuple_target = 8160);
select register.isolate('register.norm_packs_v2');
create unique index if not exists norm_packs_v2_current on register.norm_packs_v2 (tenant_id, id) where valid_to is null;
create index if not exists norm_packs_v2_versions on register.norm_packs_v2 (tenant_id, id, valid_from);
create index if not exists norm_packs_v2_list on register.norm_packs_v2 (tenant_id, "drafted_at", id) where valid_to is null;
create index if not exists norm_packs_v2_list_then on register.norm_packs_v2 (tenant_id, "drafted_at", id);
create index if not exists norm_packs_v2_by_status_in_force_from on register.norm_packs_v2 (tenant_id, "status", "in_force_from", "drafted_at", id) where valid_to is null;

create table if not exists register.people_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "hash" text not null,
  "grants" text,
  "delegations" text,
  "roles" text[],
  "branches" text[],
  "delegates" text[],
  "registered_at" timestamptz not null,
  "updated_at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.people_v2');
create unique index if not exists people_v2_current on register.people_v2 (tenant_id, id) where valid_to is null;
create index if not exists people_v2_versions on register.people_v2 (tenant_id, id, valid_from);
create index if not exists people_v2_list on register.people_v2 (tenant_id, "registered_at", id) where valid_to is null;
create index if not exists people_v2_list_then on register.people_v2 (tenant_id, "registered_at", id);

create table if not exists register.receptions_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "branch" text,
  "guest_unit" text not null,
  "unit_key" text not null,
  "purpose" text not null,
  "status" text not null,
  "amount" numeric not null,
  "actual_amount" numeric,
  "approved_amount" numeric,
  "received_on" date,
  "left_on" date,
  "guest_count" integer,
  "companion_count" integer,
  "letter_number" text,
  "letter_on" date,
  "city" text,
  "place" text,
  "place_kind" text,
  "waiting_for" text,
  "round" integer not null,
  "revision" integer not null,
  "submitted_by" text,
  "submitted_at" timestamptz,
  "approved_at" timestamptz,
  "held_on" date,
  "recorded_by" text,
  "recorded_at" timestamptz,
  "countersigned_by" text,
  "countersigned_at" timestamptz,
  "verified_by" text,
  "verified_at" timestamptz,
  "verified_invoice_amount" numeric,
  "verified_head_count" integer,
  "claimed_at" timestamptz,
  "created_at" timestamptz not null,
  "updated_at" timestamptz not null,
  "imported_from" text,
  "reason" text,
  "route_rule" text,
  "request" text,
  "list" text,
  "steps" text,
  "earlier_steps" text,
  "findings" text,
  "claims" text,
  "files" text[]
) with (toast_tuple_target = 8160);
select register.isolate('register.receptions_v2');
create unique index if not exists receptions_v2_current on register.receptions_v2 (tenant_id, id) where valid_to is null;
create index if not exists receptions_v2_versions on register.receptions_v2 (tenant_id, id, valid_from);
create index if not exists receptions_v2_list on register.receptions_v2 (tenant_id, "created_at", id) where valid_to is null;
create index if not exists receptions_v2_list_then on register.receptions_v2 (tenant_id, "created_at", id);
create index if not exists receptions_v2_by_updated_at on register.receptions_v2 (tenant_id, "updated_at", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_branch on register.receptions_v2 (tenant_id, "branch", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_status on register.receptions_v2 (tenant_id, "status", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_branch_status on register.receptions_v2 (tenant_id, "branch", "status", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_waiting_for_submitted_at on register.receptions_v2 (tenant_id, "waiting_for", "submitted_at", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_submitted_by on register.receptions_v2 (tenant_id, "submitted_by", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_unit_key_received_on on register.receptions_v2 (tenant_id, "unit_key", "received_on", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_received_on on register.receptions_v2 (tenant_id, "received_on", "created_at", id) where valid_to is null;
create index if not exists receptions_v2_by_amount on register.receptions_v2 (tenant_id, "amount", "created_at", id) where valid_to is null;

create table if not exists register.refused_attempts_v2 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "subject" text not null,
  "act" text,
  "code" text not null,
  "clause" text,
  "by" text not null,
  "for" text,
  "at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.refused_attempts_v2');
create unique index if not exists refused_attempts_v2_current on register.refused_attempts_v2 (tenant_id, id) where valid_to is null;
create index if not exists refused_attempts_v2_versions on register.refused_attempts_v2 (tenant_id, id, valid_from);
create index if not exists refused_attempts_v2_list on register.refused_attempts_v2 (tenant_id, "at", id) where valid_to is null;
create index if not exists refused_attempts_v2_list_then on register.refused_attempts_v2 (tenant_id, "at", id);
create index if not exists refused_attempts_v2_by_subject on register.refused_attempts_v2 (tenant_id, "subject", "at", id) where valid_to is null;
create index if not exists refused_attempts_v2_by_by on register.refused_attempts_v2 (tenant_id, "by", "at", id) where valid_to is null;

create table if not exists register.sensitive_reads_v3 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "kind" text not null,
  "subject" text not null,
  "format" text,
  "filter" text,
  "rows" integer,
  "refused" boolean not null,
  "why" text,
  "by" text not null,
  "for" text,
  "at" timestamptz not null
) with (toast_tuple_target = 8160);
select register.isolate('register.sensitive_reads_v3');
create unique index if not exists sensitive_reads_v3_current on register.sensitive_reads_v3 (tenant_id, id) where valid_to is null;
create index if not exists sensitive_reads_v3_versions on register.sensitive_reads_v3 (tenant_id, id, valid_from);
create index if not exists sensitive_reads_v3_list on register.sensitive_reads_v3 (tenant_id, "at", id) where valid_to is null;
create index if not exists sensitive_reads_v3_list_then on register.sensitive_reads_v3 (tenant_id, "at", id);
create index if not exists sensitive_reads_v3_by_subject on register.sensitive_reads_v3 (tenant_id, "subject", "at", id) where valid_to is null;
create index if not exists sensitive_reads_v3_by_by on register.sensitive_reads_v3 (tenant_id, "by", "at", id) where valid_to is null;

create table if not exists register.violations_v3 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "subject" text not null,
  "subject_kind" text not null,
  "branch" text,
  "clause" text not null,
  "classification" text,
  "status" text not null,
  "severity" text not null,
  "amount" numeric,
  "payee" text,
  "place" text,
  "person" text,
  "occurred_at" timestamptz not null,
  "raised_at" timestamptz not null,
  "raised_by" text,
  "updated_at" timestamptz not null,
  "explained_by" text,
  "explained_at" timestamptz,
  "decided_by" text,
  "decided_at" timestamptz,
  "rectified_at" timestamptz,
  "recovered" numeric,
  "clue" text,
  "imported_from" text,
  "text" text not null,
  "finding" text,
  "notes" text,
  "files" text[]
) with (toast_tuple_target = 8160);
select register.isolate('register.violations_v3');
create unique index if not exists violations_v3_current on register.violations_v3 (tenant_id, id) where valid_to is null;
create index if not exists violations_v3_versions on register.violations_v3 (tenant_id, id, valid_from);
create index if not exists violations_v3_list on register.violations_v3 (tenant_id, "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_list_then on register.violations_v3 (tenant_id, "occurred_at", id);
create index if not exists violations_v3_by_clause_branch on register.violations_v3 (tenant_id, "clause", "branch", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_branch on register.violations_v3 (tenant_id, "branch", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_status on register.violations_v3 (tenant_id, "status", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_classification on register.violations_v3 (tenant_id, "classification", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_person on register.violations_v3 (tenant_id, "person", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_payee on register.violations_v3 (tenant_id, "payee", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_subject on register.violations_v3 (tenant_id, "subject", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_raised_at on register.violations_v3 (tenant_id, "raised_at", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_updated_at on register.violations_v3 (tenant_id, "updated_at", "occurred_at", id) where valid_to is null;
create index if not exists violations_v3_by_amount on register.violations_v3 (tenant_id, "amount", "occurred_at", id) where valid_to is null;

create table if not exists register.waivers_v3 (
  tenant_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  "id" text collate "C" not null,
  "version" bigint not null,
  "subject" text not null,
  "clause" text not null,
  "branch" text,
  "reason" text not null,
  "granted_by" text not null,
  "granted_at" timestamptz not null,
  "status" text not null,
  "revoked_by" text,
  "revoked_at" timestamptz,
  "revocation_reason" text
) with (toast_tuple_target = 8160);
select register.isolate('register.waivers_v3');
create unique index if not exists waivers_v3_current on register.waivers_v3 (tenant_id, id) where valid_to is null;
create index if not exists waivers_v3_versions on register.waivers_v3 (tenant_id, id, valid_from);
create index if not exists waivers_v3_list on register.waivers_v3 (tenant_id, "granted_at", id) where valid_to is null;
create index if not exists waivers_v3_list_then on register.waivers_v3 (tenant_id, "granted_at", id);
create index if not exists waivers_v3_by_subject on register.waivers_v3 (tenant_id, "subject", "granted_at", id) where valid_to is null;
create index if not exists waivers_v3_by_clause on register.waivers_v3 (tenant_id, "clause", "granted_at", id) where valid_to is null;
