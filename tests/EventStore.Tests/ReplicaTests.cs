using EmbeddedPostgres;
using EventStore.Contract;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Tests;

/// <summary>A primary and a streaming replica, both real: the replica is a copy of the primary's files that follows its log.</summary>
public sealed class ReplicaFixture : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"pgtest-{Environment.UserName}", $"replica-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
    private EmbeddedServer _primary = null!, _replica = null!;

    internal NpgsqlDataSource Primary { get; private set; } = null!;
    internal NpgsqlDataSource Replica { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_root);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_root, File.GetUnixFileMode(_root) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        var (home, copy) = (Path.Combine(_root, "a"), Path.Combine(_root, "b"));
        await using (var first = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = home }))
        {
            await first.EnsureDatabaseAsync("store");
            await using var source = NpgsqlDataSource.Create(first.ConnectionString("store"));
            await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
        }
        using (var cp = System.Diagnostics.Process.Start("cp", ["-a", home, copy])) await cp.WaitForExitAsync();
        await File.WriteAllTextAsync(Path.Combine(copy, "postgres", "standby.signal"), "");

        _primary = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = home });
        var at = new NpgsqlConnectionStringBuilder(_primary.ConnectionString("store"));
        _replica = await EmbeddedServer.StartAsync(new EmbeddedOptions
        {
            DataDirectory = copy,
            Settings = new Dictionary<string, string> { ["primary_conninfo"] = $"host={at.Host} port={at.Port} user={at.Username} password={at.Password}" },
        });
        Primary = NpgsqlDataSource.Create(PostgresEventStore.Tuned(at.ConnectionString));
        Replica = NpgsqlDataSource.Create(PostgresEventStore.Tuned(_replica.ConnectionString("store")));
    }

    internal static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The replica goes away for good.</summary>
    internal Task StopReplicaAsync() => _replica.DisposeAsync().AsTask();

    public async Task DisposeAsync()
    {
        await Primary.DisposeAsync();
        await Replica.DisposeAsync();
        await _replica.DisposeAsync();
        await _primary.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}

public sealed class ReplicaTests(ReplicaFixture servers) : IClassFixture<ReplicaFixture>
{
    private static CancellationToken None => CancellationToken.None;

    private PostgresEventStore Open(double patience = 30) =>
        new(servers.Primary, new EventStoreOptions { EventTypes = Notes.Types(), Replica = servers.Replica, ReplicaPatience = TimeSpan.FromSeconds(patience) });

    private static Task<CommitResult> Append(PostgresEventStore store, string stream, long expected, int n) =>
        store.CommitAsync(new Commit("t", [new StreamAppend(stream, "note", expected, [new NewEvent(new NoteClosed(n))])], Metadata.None), None);

    private static async Task<int> Count(PostgresEventStore store, string stream) => (await store.ReadStreamAsync("t", stream, StreamRange.All, None)).Count;

    private Task Pause() => ReplicaFixture.ExecuteAsync(servers.Replica, "SELECT pg_wal_replay_pause()");

    private Task Resume() => ReplicaFixture.ExecuteAsync(servers.Replica, "SELECT pg_wal_replay_resume()");

    [Fact]
    public async Task What_a_store_has_written_it_reads_though_the_replica_lags()
    {
        await using var store = Open();
        for (var n = 0; n < 50; n++)
        {
            await Append(store, "own", n, n);
            Assert.Equal(n + 1, await Count(store, "own"));
        }
        await Pause();
        await Append(store, "own", 50, 50);
        var reading = Count(store, "own");
        await Task.Delay(100);
        Assert.False(reading.IsCompleted); // it waits for the replica
        await Resume();
        Assert.Equal(51, await reading);
    }

    [Fact]
    public async Task When_the_replica_takes_too_long_the_primary_answers()
    {
        await using var store = Open(patience: 0.05);
        await Pause();
        await Append(store, "late", 0, 1);
        Assert.Equal(1, await Count(store, "late"));
        await Resume();
    }

    [Fact]
    public async Task Another_host_reads_from_the_replica_and_what_it_was_told_of_it_sees()
    {
        await using var writer = Open();
        await using var reader = Open();
        await Append(writer, "told", 0, 1);
        reader.Saw(writer.Seen);
        Assert.Equal(1, await Count(reader, "told"));
        await Pause();
        await Append(writer, "told", 1, 2);
        Assert.Equal(1, await Count(reader, "told")); // it is the replica that answers, and it cannot know yet

        reader.Saw(writer.Seen);
        var reading = Count(reader, "told");
        await Resume();
        Assert.Equal(2, await reading);
    }

    [Fact]
    public async Task After_a_conflict_the_next_read_is_new_enough_to_decide_on()
    {
        await using var quick = Open();
        await using var slow = Open();
        await Append(quick, "race", 0, 1);
        slow.Saw(quick.Seen);
        Assert.Equal(1, await Count(slow, "race"));
        await Pause();
        await Append(quick, "race", 1, 2);
        Assert.Equal(1, await Count(slow, "race"));
        await Assert.ThrowsAsync<ConflictException>(() => Append(slow, "race", 1, 3));
        var reading = Count(slow, "race");
        await Resume();
        Assert.Equal(2, await reading);
    }

    [Fact]
    public async Task A_replica_does_not_know_who_is_writing_so_it_cannot_be_followed()
    {
        await using var store = Open();
        await using var mistaken = new PostgresEventStore(servers.Replica, new EventStoreOptions { EventTypes = Notes.Types() });
        await Append(store, "hole", 0, 1);
        await ReplicaFixture.ExecuteAsync(servers.Primary, "SELECT nextval('mt_events_sequence')");
        await Append(store, "hole", 1, 2);
        store.Saw(store.Seen);
        Assert.Equal(2, await Count(store, "hole"));
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => mistaken.HighWaterAsync(None));
        Assert.Contains("replica", wrong.Message, StringComparison.Ordinal);
    }
}

public sealed class LostReplicaTests(ReplicaFixture servers) : IClassFixture<ReplicaFixture>
{
    [Fact]
    public async Task Without_its_replica_a_store_reads_from_the_primary()
    {
        await using var store = new PostgresEventStore(servers.Primary, new EventStoreOptions { EventTypes = Notes.Types(), Replica = servers.Replica });
        await store.CommitAsync(new Commit("t", [new StreamAppend("a", "note", 0, [new NewEvent(new NoteClosed(1))])], Metadata.None), default);
        Assert.Single(await store.ReadStreamAsync("t", "a", StreamRange.All, default));
        await servers.StopReplicaAsync();
        Assert.Single(await store.ReadStreamAsync("t", "a", StreamRange.All, default));
        Assert.Single(await store.ReadStreamAsync("t", "a", StreamRange.All, default));
    }
}
