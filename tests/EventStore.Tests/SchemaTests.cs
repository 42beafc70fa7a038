using EventStore.Postgres;

namespace EventStore.Tests;

/// <summary>The tables are Marten's, as PostgreSQL reports those that Marten 9.29 made.</summary>
public sealed class SchemaTests : PostgresTest
{
    [Theory]
    [InlineData("mt_streams", """
        tenant_id character varying not null default '*DEFAULT*'::character varying
        id character varying not null
        type character varying
        version bigint
        timestamp timestamp with time zone not null default now()
        created timestamp with time zone not null default now()
        is_archived boolean default false
        """)]
    [InlineData("mt_events", """
        seq_id bigint not null
        id uuid not null
        stream_id character varying
        version bigint not null
        data jsonb not null
        bdata bytea
        type character varying(500) not null
        timestamp timestamp with time zone not null default '<moment>'::timestamp with time zone
        tenant_id character varying default '*DEFAULT*'::character varying
        mt_dotnet_type character varying
        correlation_id character varying
        causation_id character varying
        headers jsonb
        user_name character varying
        is_archived boolean default false
        """)]
    [InlineData("mt_event_progression", """
        name character varying not null
        last_seq_id bigint
        last_updated timestamp with time zone default transaction_timestamp()
        """)]
    [InlineData("mt_high_water_skips", """
        ending_sequence bigint not null
        starting_sequence bigint not null
        timestamp timestamp with time zone default transaction_timestamp()
        """)]
    public async Task Columns_have_Martens_names_types_defaults_and_order(string table, string expected)
    {
        var columns = await Database.QueryAsync<string>($"""
            SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                   || coalesce(' default ' || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^''\d+-\d\d-\d\d [^'']+''', '''<moment>'''), '')
              FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attrelid = 'public.{table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attnum
            """);

        Assert.Equal(expected.Split('\n').Select(line => line.Trim()), columns);
    }

    [Fact]
    public async Task Keys_have_Martens_names_and_columns() => Assert.Equal(
        [
            "mt_events: fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES mt_streams(tenant_id, id)",
            "mt_event_progression: pk_mt_event_progression PRIMARY KEY (name)",
            "mt_events: pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
            "mt_high_water_skips: pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
            "mt_streams: pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)",
        ],
        await Database.QueryAsync<string>("""
            SELECT conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid::regclass::text LIKE 'mt\_%'
             ORDER BY conname
            """));

    [Fact]
    public async Task Indexes_are_Martens_and_no_other() => Assert.Equal(
        [
            "CREATE UNIQUE INDEX pk_mt_event_progression ON public.mt_event_progression USING btree (name)",
            "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events USING btree (tenant_id, stream_id, version)",
            "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON public.mt_events USING btree (seq_id)",
            "CREATE UNIQUE INDEX pkey_mt_high_water_skips_ending_sequence ON public.mt_high_water_skips USING btree (ending_sequence)",
            "CREATE UNIQUE INDEX pkey_mt_streams_tenant_id_id ON public.mt_streams USING btree (tenant_id, id)",
        ],
        await Database.QueryAsync<string>("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'mt\\_%' ORDER BY indexdef COLLATE \"C\""));

    [Fact]
    public async Task The_sequence_is_Martens_and_owned_by_the_column_that_does_not_default_to_it()
    {
        Assert.Equal("1 1 1 false", await Database.SingleAsync<string>(
            "SELECT concat_ws(' ', start_value, increment_by, cache_size, cycle) FROM pg_sequences WHERE schemaname = 'public' AND sequencename = 'mt_events_sequence'"
            .Replace("cycle)", "CASE WHEN cycle THEN 'true' ELSE 'false' END)", StringComparison.Ordinal)));
        Assert.Equal("public.mt_events_sequence", await Database.SingleAsync<string>("SELECT pg_get_serial_sequence('public.mt_events', 'seq_id')"));
    }

    [Fact]
    public async Task Nothing_of_ours_lies_in_Martens_schema() => Assert.Equal(
        ["mt_event_progression", "mt_events", "mt_high_water_skips", "mt_streams"],
        await Database.QueryAsync<string>("""
            SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p') AND relname <> 'probe'
            UNION ALL SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            ORDER BY 1
            """));

    [Fact]
    public async Task Applying_it_again_from_several_hosts_at_once_changes_nothing()
    {
        await Append("a", 0, Closed(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresSchema.ApplyAsync(Database.Source, Options())));

        Assert.Equal(1, Count(Assert.Single(await Everything())));
        await Append("a", 1, Closed(2));
    }

    [Fact]
    public async Task Other_schemas_can_be_named_even_awkwardly()
    {
        var options = new EventStoreOptions { EventTypes = Contract.Notes.Types(), Schema = "Odd \"name", OwnSchema = "select" };
        await PostgresSchema.ApplyAsync(Database.Source, options);
        var store = Open(options);
        await store.CommitAsync(Of(To("a", 0, Closed(1))) with { Key = "k" }, None);

        Assert.Single((await store.ReadAllAsync(0, 10, None)).Events);
        Assert.Equal("a", (await store.FindKeyAsync(Tenant, "k", None))!.Stream);
        Assert.Empty(await Everything());
    }
}
