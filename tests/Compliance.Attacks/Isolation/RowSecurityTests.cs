using Compliance.Attacks.Matrix;
using Compliance.Host.Isolation;
using Compliance.Kernel;
using Compliance.Organization;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Compliance.Attacks.Isolation;

/// <summary>What the database itself refuses, asked in raw SQL with every filter forgotten.</summary>
public sealed class RowSecurityTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const string Elsewhere = OfficeBranches.OtherTenant;

    public async Task InitializeAsync()
    {
        await OfficeSeed.EnsureAsync(host.Services, Elsewhere, OfficeBranches.Elsewhere, "other-");
        await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%activity} {%fundUse} {%reception} {%violation} {%budget} {%income} {%invoice} {%pack} {%waived} {%attempted}");
        await new Targets(host.Services, Elsewhere, OfficeBranches.Elsewhere).Fill("{%activity} {%fundUse} {%reception} {%violation} {%budget} {%income} {%invoice} {%pack} {%waived} {%attempted}");
        await host.Sql($"insert into vault.people (tenant_id, id, nonce, data_ciphertext, tag) select t, 'person/known', '', '', '' from unnest(array['{host.Settings.Tenant}', '{Elsewhere}']) t on conflict do nothing");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_query_that_forgets_its_filter_shows_one_association_and_none_when_it_names_none()
    {
        var tables = await Tables();
        Assert.True(tables.Count > 10, $"Only {tables.Count} tables keep rows of associations.");
        await using var nobody = Nobody();
        foreach (var table in tables)
        {
            var all = await Tenants(host.Services.GetRequiredService<NpgsqlDataSource>(), table);
            foreach (var tenant in all)
                Assert.Equal([tenant], await Tenants(host.Services.GetRequiredService<TenantSources>().Of(tenant), table));
            Assert.Empty(await Tenants(nobody, table));
        }
        Assert.Equal([host.Settings.Tenant, Elsewhere], await Tenants(host.Services.GetRequiredService<NpgsqlDataSource>(), "public.mt_events"));
        Assert.Equal([host.Settings.Tenant, Elsewhere], await Tenants(host.Services.GetRequiredService<NpgsqlDataSource>(), "vault.people"));
    }

    /// <summary>The store's own statements with the tenant taken out of them, about a stream that both associations have.</summary>
    [Theory]
    [InlineData("read_stream", 5)]
    [InlineData("snapshot_load", 4)]
    public async Task A_stream_read_that_forgets_its_tenant_shows_one_association(string statement, int parameters)
    {
        foreach (var tenant in new[] { host.Settings.Tenant, Elsewhere }) await OfficeSeed.OpenAsync(host.Services, tenant, "branch/of-both");
        using var resource = new StreamReader(typeof(EventStore.PostgresEventStore).Assembly.GetManifestResourceStream($"EventStore.Postgres.Sql.{statement}.sql")!);
        var text = (await resource.ReadToEndAsync()).Replace("{schema}", "public", StringComparison.Ordinal).Replace("{own}", "register", StringComparison.Ordinal);
        Assert.Contains("tenant_id = $1", text, StringComparison.Ordinal);
        var forgetful = text.Replace("tenant_id = $1", "$1::text is not null", StringComparison.Ordinal);

        Assert.Equal(2, await Events(host.Services.GetRequiredService<NpgsqlDataSource>()));
        Assert.Equal(1, await Events(host.Services.GetRequiredService<TenantSources>().Of(host.Settings.Tenant)));
        Assert.Equal(0, await Events(host.Services.GetRequiredService<TenantSources>().Of("an association that is not there")));

        async Task<int> Events(NpgsqlDataSource source)
        {
            await using var command = source.CreateCommand(forgetful);
            foreach (var value in new object[] { host.Settings.Tenant, "branch/of-both" }) command.Parameters.Add(new() { Value = value });
            foreach (var value in statement == "read_stream" ? new object[] { 1L, 9L, DateTimeOffset.MaxValue } : ["none", 9L]) command.Parameters.Add(new() { Value = value });
            Assert.Equal(parameters, command.Parameters.Count);
            await using var reader = await command.ExecuteReaderAsync();
            var count = 0;
            while (await reader.ReadAsync()) count++;
            return count;
        }
    }

    /// <summary>Whoever reads the past, or decides on it, for somebody does so as a reader: without the reader's grant there is nothing else to read by.</summary>
    [Fact]
    public async Task History_and_decisions_are_read_by_the_role_that_the_policies_bind()
    {
        var subject = await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%activity}");
        const string History = "query($s: ID!) { history(subject: $s) { totalCount } }", Cancel = "mutation($s: ID!) { it: cancelActivity(input: { id: $s, reason: \"x\" }) { errors { ... on Error { code } } } }";
        await host.Sql("revoke select on public.mt_events from compliance_reader");
        try
        {
            using (var past = await host.GraphQL("branch", History, new { s = subject })) Assert.Equal("FAULT", past.Code());
            using (var act = await host.GraphQL("branch", Cancel, new { s = subject })) Assert.Equal("FAULT", act.Code());
        }
        finally
        {
            await host.Sql("grant select on public.mt_events to compliance_reader");
        }
        Assert.Equal(1, (await host.Data("branch", History, new { s = subject })).GetProperty("history").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("delete from public.mt_events")]
    [InlineData("update public.mt_events set tenant_id = 'elsewhere'")]
    [InlineData("insert into register.view_counts values ('elsewhere', 'x', '{}', 0, 1)")]
    [InlineData("select * from access.accounts")]
    [InlineData("select * from access.sessions")]
    [InlineData("alter table public.mt_events disable row level security")]
    public async Task A_reader_changes_nothing_and_sees_no_accounts(string sql)
    {
        await using var command = host.Services.GetRequiredService<TenantSources>().Of(host.Settings.Tenant).CreateCommand(sql);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task No_reset_gives_a_reader_its_powers_back()
    {
        await using var connection = await host.Services.GetRequiredService<TenantSources>().Of(host.Settings.Tenant).OpenConnectionAsync();
        foreach (var sql in new[] { "reset role", "reset all" })
        {
            await using (var command = new NpgsqlCommand(sql, connection)) await command.ExecuteNonQueryAsync();
            await using var who = new NpgsqlCommand("select current_user || ' ' || current_setting('register.tenant') || ' ' || (select rolbypassrls or rolsuper from pg_roles where rolname = current_user)", connection);
            Assert.Equal($"{TenantSources.Role} {host.Settings.Tenant} false", await who.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task Two_associations_with_records_of_one_id_each_see_their_own()
    {
        var views = host.Services.GetRequiredService<IViewsOf>();
        var (ours, theirs) = (await views.Tenant(host.Settings.Tenant).Get(PersonView.View, "person/branch", null, default), await views.Tenant(Elsewhere).Get(PersonView.View, "person/branch", null, default));
        Assert.NotNull(ours);
        Assert.Null(theirs);
    }

    /// <summary>
    /// A policy must not cost the index: below one PostgreSQL uses it only through operators that it believes to tell nothing.
    /// Those of decimals and of lists are told to it by the register's own schema.
    /// </summary>
    [Theory]
    [InlineData("people", "id = 'person/branch'")]
    [InlineData("people", "registered_at < now()")]
    [InlineData("fund_uses", "(amount, id) < (5.00, 'x')")]
    [InlineData("receptions", "files @> array['x']")]
    public async Task A_policy_leaves_the_indexes_in_use(string view, string test)
    {
        await using var owner = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var table = (await Read(host.Services.GetRequiredService<NpgsqlDataSource>(), $"select 'register.' || relname from pg_class where relkind = 'r' and relname like '{view}\\_v%'"))[0];
        // The one index in question and no other, so that a handful of rows leaves no choice; it ends with the transaction.
        await using var transaction = await owner.BeginTransactionAsync();
        var column = test.StartsWith('(') ? "amount" : test[..test.IndexOf(' ', StringComparison.Ordinal)];
        var by = column == "files" ? $"using gin ({column})" : $"(tenant_id, {column}{(column == "amount" ? ", id" : "")})";
        await using (var make = new NpgsqlCommand($"do $$ declare i regclass; begin for i in select indexrelid::regclass from pg_index where indrelid = '{table}'::regclass loop execute format('drop index %s', i); end loop; end $$; create index only_here on {table} {by}; set local role {TenantSources.Role}; set local register.tenant = 'association'; set local enable_seqscan = off", owner, transaction))
            await make.ExecuteNonQueryAsync();
        await using var plan = new NpgsqlCommand($"explain select * from {table} where tenant_id = 'association' and {test}", owner, transaction);
        var lines = new List<string>();
        await using (var reader = await plan.ExecuteReaderAsync())
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0).Trim());
        Assert.Contains(lines, l => l.StartsWith("Index Cond", StringComparison.Ordinal) && l.Contains(column, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> Tables() => await Read(host.Services.GetRequiredService<NpgsqlDataSource>(),
        "select format('%I.%I', table_schema, table_name) from information_schema.columns where column_name = 'tenant_id' and table_schema not in ('access', 'pg_catalog') order by 1");

    private static Task<IReadOnlyList<string>> Tenants(NpgsqlDataSource source, string table) => Read(source, $"select distinct tenant_id from {table} order by 1");

    private static async Task<IReadOnlyList<string>> Read(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    private NpgsqlDataSource Nobody() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(host.Settings.Database!) { Options = $"-c role={TenantSources.Role}", MaxPoolSize = 2 });
}
