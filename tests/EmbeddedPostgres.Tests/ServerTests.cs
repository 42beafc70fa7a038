using System.Diagnostics;
using Npgsql;

namespace EmbeddedPostgres.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_fresh_directory_becomes_a_server_that_sorts_and_finds_Chinese()
    {
        using var place = new Place();
        await using var server = await place.StartAsync();

        Assert.True(server.IsOwner);
        Assert.True(server.MajorVersion >= 15);
        Assert.Equal("UTF8", await Place.AskAsync(server, "show server_encoding"));
        Assert.Equal("北京,广州,上海", await Place.AskAsync(server, "select string_agg(x, ',' order by x) from unnest(array['上海','广州','北京']) x"));
        await Place.AskAsync(server, "create extension pg_trgm");
        Assert.True((bool)(await Place.AskAsync(server, "select cardinality(show_trgm('学术会议')) > 0"))!);
        Assert.Equal("on", await Place.AskAsync(server, "show fsync"));
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart_and_the_second_start_is_quick()
    {
        using var place = new Place();
        await using (var first = await place.StartAsync())
        {
            await first.EnsureDatabaseAsync("register");
            await first.EnsureDatabaseAsync("register");
            await Place.AskAsync(first.ConnectionString("register"), "create table t as select 42 as x");
        }
        Assert.False(File.Exists(Path.Combine(place.Cluster, "postmaster.pid")));

        var clock = Stopwatch.StartNew();
        await using var second = await place.StartAsync();
        clock.Stop();

        Assert.Equal(42, await Place.AskAsync(second.ConnectionString("register"), "select x from t"));
        // Under a second on a machine of its own (0.2 s measured); the bound leaves room for busy neighbours.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task Two_processes_share_one_server_and_the_last_to_leave_stops_it()
    {
        using var place = new Place();
        using var other = await OtherProcess.StartAsync("server", place.Path);
        var mine = await place.StartAsync();
        Assert.False(mine.IsOwner);

        await other.LeaveAsync();
        Assert.Equal(1, await Place.AskAsync(mine, "select 1"));

        await mine.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(place.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task A_killed_process_leaves_its_server_to_the_next_which_stops_it_in_the_end()
    {
        using var place = new Place();
        using (var other = await OtherProcess.StartAsync("server", place.Path))
            other.Kill();

        await using (var next = await place.StartAsync())
            Assert.False(next.IsOwner);
        Assert.False(File.Exists(Path.Combine(place.Cluster, "postmaster.pid")));
    }

    // A server once kept the lock file of the build that had started it, and every later build waited for it.
    [Fact]
    public async Task A_server_keeps_none_of_its_starters_files_open()
    {
        using var place = new Place();
        using var other = await OtherProcess.StartAsync("server", place.Path);
        var server = Postmaster.Of(new DirectoryInfo(place.Cluster).FullName)!;
        var open = Directory.GetFileSystemEntries($"/proc/{server.Pid}/fd").Select(f => new FileInfo(f).LinkTarget).ToList();
        Assert.Contains(open, f => f is not null);
        Assert.DoesNotContain(OtherProcess.InheritedFile(place.Path), open);
        Assert.Contains(OtherProcess.InheritedFile(place.Path), Directory.GetFileSystemEntries($"/proc/{other.Pid}/fd").Select(f => new FileInfo(f).LinkTarget));
        await other.LeaveAsync();
    }

    [Fact]
    public async Task A_killed_server_recovers_everything_committed()
    {
        using var place = new Place();
        await using (var first = await place.StartAsync())
        {
            await Place.AskAsync(first, "create table t (x int)");
            for (var i = 0; i < 20; i++)
                await Place.AskAsync(first, $"insert into t values ({i})");
            using var postmaster = Process.GetProcessById(Postmaster.Of(first.LogFile[..^"/server.log".Length])!.Pid);
            postmaster.Kill();
        }
        await using var next = await place.StartAsync();
        Assert.True(next.IsOwner);
        Assert.Equal(20L, await Place.AskAsync(next, "select count(*) from t"));
    }

    [Fact]
    public async Task A_pid_file_that_names_somebody_else_is_not_believed()
    {
        using var place = new Place();
        string home;
        await using (var first = await place.StartAsync())
            home = Path.GetDirectoryName(first.LogFile)!;
        await File.WriteAllTextAsync(Path.Combine(home, "postmaster.pid"), $"{Environment.ProcessId}\n{home}\n1\n5432\n\n\n\nready\n");

        await using var next = await place.StartAsync();
        Assert.True(next.IsOwner);
        Assert.Equal(1, await Place.AskAsync(next, "select 1"));
    }

    [Fact]
    public async Task A_cluster_whose_making_was_cut_off_is_made_anew()
    {
        using var place = new Place();
        Directory.CreateDirectory(Path.Combine(place.Cluster, "base"));
        await File.WriteAllTextAsync(Path.Combine(place.Cluster, "PG_VERSION"), "18\n");

        await using var server = await place.StartAsync();
        Assert.Equal(1, await Place.AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task Only_the_password_opens_it_and_only_its_user_reads_the_password()
    {
        using var place = new Place();
        await using var server = await place.StartAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(place.Path, "postgres.password")));

        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Host = "127.0.0.1", Password = "wrong" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Place.AskAsync(wrong.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_servers_log_keeps_no_text_of_a_failed_statement()
    {
        using var place = new Place();
        await using var server = await place.StartAsync();
        await Assert.ThrowsAsync<PostgresException>(() => Place.AskAsync(server, "select 张三的电话 from nowhere"));
        Assert.DoesNotContain("from nowhere", await File.ReadAllTextAsync(server.LogFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_a_version_nobody_has_is_refused_in_words()
    {
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => Binaries.FindAsync(9, null, RunAs.Choose(), _ => { }, default));
        Assert.StartsWith("PostgreSQL 9, which made this data directory, was not found", refused.Message, StringComparison.Ordinal);
        Assert.Contains("COMPLIANCE_DATABASE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_with_a_data_directory_in_a_closed_home_is_served_from_elsewhere()
    {
        using var closed = new Place();
        Directory.CreateDirectory(closed.Path);
        File.SetUnixFileMode(closed.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var place = new Place(closed.Path);
        await using var server = await place.StartAsync();
        Assert.Equal(1, await Place.AskAsync(server, "select 1"));

        // An ordinary user runs the server himself and needs no detour.
        var detour = new DirectoryInfo(place.Cluster).LinkTarget;
        Assert.Equal(Environment.IsPrivilegedProcess, detour is not null);
        if (detour is not null)
        {
            await server.DisposeAsync();
            Directory.Delete(detour, recursive: true);
        }
    }
}
