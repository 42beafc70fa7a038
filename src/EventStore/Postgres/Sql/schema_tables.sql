-- Marten 9.29's event tables: string stream ids, conjoined tenancy, all metadata columns.
CREATE SCHEMA IF NOT EXISTS {schema};

-- Marten can cut mt_streams into partitions. Of two streams of one name, one archived and one not, or of numbers that are
-- each tenant's own, this library would make one.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass('{schema}.mt_streams')) THEN
        RAISE EXCEPTION 'mt_streams is partitioned, as by Marten''s UseArchivedStreamPartitioning or UseTenantPartitionedEvents'
            USING ERRCODE = 'feature_not_supported', HINT = 'Turn that off and let Marten migrate the tables; mt_events alone may be partitioned.';
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS {schema}.mt_streams (
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
CREATE TABLE IF NOT EXISTS {schema}.mt_events (
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
    CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES {schema}.mt_streams (tenant_id, id)
);

-- Where an administrator has cut mt_events into partitions the index is over their column as well, and is left alone.
DO $$
BEGIN
    IF to_regclass('{schema}.pk_mt_events_stream_and_version') IS NULL THEN
        CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON {schema}.mt_events (tenant_id, stream_id, version);
    END IF;
END
$$;

CREATE SEQUENCE IF NOT EXISTS {schema}.mt_events_sequence START 1 INCREMENT 1 CACHE 1;
ALTER SEQUENCE {schema}.mt_events_sequence OWNED BY {schema}.mt_events.seq_id;

CREATE TABLE IF NOT EXISTS {schema}.mt_event_progression (
    name          varchar      NOT NULL,
    last_seq_id   bigint,
    last_updated  timestamptz  DEFAULT transaction_timestamp(),
    CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS {schema}.mt_high_water_skips (
    ending_sequence    bigint       NOT NULL,
    starting_sequence  bigint       NOT NULL,
    timestamp          timestamptz  DEFAULT transaction_timestamp(),
    CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);

-- Ours, in a schema of its own: a column or an index added to Marten's tables would fail its schema check.
CREATE SCHEMA IF NOT EXISTS {own};

CREATE TABLE IF NOT EXISTS {own}.commit_keys (
    tenant_id    varchar      NOT NULL,
    key          varchar      NOT NULL,
    fingerprint  varchar,
    stream_id    varchar      NOT NULL,
    version      bigint       NOT NULL,
    recorded_at  timestamptz  NOT NULL,
    kept_at      timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_commit_keys PRIMARY KEY (tenant_id, key)
);
ALTER TABLE {own}.commit_keys ADD COLUMN IF NOT EXISTS kept_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX IF NOT EXISTS commit_keys_kept_at ON {own}.commit_keys (kept_at);

CREATE TABLE IF NOT EXISTS {own}.follower_skips (
    follower    varchar      NOT NULL,
    seq_id      bigint       NOT NULL,
    reason      varchar      NOT NULL,
    skipped_by  varchar,
    skipped_at  timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_follower_skips PRIMARY KEY (follower, seq_id)
);

CREATE TABLE IF NOT EXISTS {own}.snapshots (
    tenant_id  varchar      NOT NULL,
    stream_id  varchar      NOT NULL,
    name       varchar      NOT NULL,
    version    bigint       NOT NULL,
    state      jsonb        NOT NULL,
    made_at    timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT pkey_snapshots PRIMARY KEY (tenant_id, stream_id, name)
);

CREATE TABLE IF NOT EXISTS {own}.followers (
    name        varchar      NOT NULL,
    state       varchar      NOT NULL,
    leader      varchar,
    since       timestamptz  NOT NULL DEFAULT now(),
    stopped_at  bigint,
    error       varchar,
    CONSTRAINT pkey_followers PRIMARY KEY (name)
);

-- How far a rebuild has come, part by part; empty while none is under way.
CREATE TABLE IF NOT EXISTS {own}.rebuilds (
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
